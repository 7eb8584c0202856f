package org.rebound.receiver.listener;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Everything the listener can be told. {@link #builder} holds the defaults; a value that cannot
 * work is refused with a message that names the setting.
 *
 * @param bindAddress the address to listen on; default 127.0.0.1
 * @param port the port to listen on, 0 for any free one; default 2525
 * @param hostName what the greeting and EHLO call us, and the domain of {@code <postmaster>};
 *     default {@code localhost}
 * @param backlog connections the kernel keeps while we have not accepted them; default 1000
 * @param maxMessageSize octets of one message, 552 5.3.4 beyond; default 10,485,760
 * @param maxConnections sessions at once, 421 4.3.2 beyond; default 1000
 * @param maxConnectionsPerPeer sessions at once from one address (of IPv6: one /64), loopback
 *     included, 421 4.7.0 beyond; default 200
 * @param maxRecipients recipients of one message, 452 4.5.3 beyond; default 100
 * @param maxErrors refused commands since the last accepted message, then 421 4.7.0; default 20
 * @param maxCommands commands since the last message was answered, then 421 4.7.0; default 1000
 * @param messageMemory octets of all messages being received or recorded at once, 452 4.3.1 beyond;
 *     default 134,217,728
 * @param commandTimeout from when we wait for a command to its last octet; default 60 s
 * @param messageTimeout from the first octet of a message to its last; default 300 s
 * @param minDataRate octets a second below which a message is given up; default 500
 * @param dataRateGrace how long a message may be slower than that; default 30 s
 * @param drainTime how long running messages may take when the listener stops; default 30 s
 * @param tls the key for STARTTLS; default none, so that STARTTLS is not offered
 */
public record ListenerSettings(
    InetAddress bindAddress,
    int port,
    String hostName,
    int backlog,
    int maxMessageSize,
    int maxConnections,
    int maxConnectionsPerPeer,
    int maxRecipients,
    int maxErrors,
    int maxCommands,
    long messageMemory,
    Duration commandTimeout,
    Duration messageTimeout,
    int minDataRate,
    Duration dataRateGrace,
    Duration drainTime,
    Optional<TlsSettings> tls) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Settings that were checked.
   *
   * @throws IllegalArgumentException naming the setting that cannot work and its range
   */
  public ListenerSettings {
    within("port", port, 0, 65_535);
    within("backlog", backlog, 1, 65_535);
    within("maxMessageSize", maxMessageSize, 1024, 1 << 30);
    within("maxConnections", maxConnections, 1, 100_000);
    within("maxConnectionsPerPeer", maxConnectionsPerPeer, 1, 100_000);
    within("maxRecipients", maxRecipients, 1, 100_000);
    within("maxErrors", maxErrors, 1, 1_000_000);
    within("maxCommands", maxCommands, 1, 1_000_000);
    // A message is held twice for the moment in which its pieces are joined.
    within("messageMemory", messageMemory, 3L * maxMessageSize, Long.MAX_VALUE / 4);
    within("commandTimeout", commandTimeout);
    within("messageTimeout", messageTimeout);
    within("minDataRate", minDataRate, 0, 1 << 30);
    within("dataRateGrace", dataRateGrace);
    if (drainTime.isNegative() || drainTime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("drainTime must be 0 to 1 day, is " + drainTime);
    }
    if (!isHostName(hostName)) {
      throw new IllegalArgumentException(
          "hostName must be a host name such as mx.example.org, is '"
              + Printable.of(hostName)
              + "'");
    }
  }

  /** The defaults, to be changed one by one. */
  public static Builder builder() {
    return new Builder();
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + " to " + most + ", is " + value);
    }
  }

  private static void within(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be above 0 and up to 1 day, is " + value);
    }
  }

  private static boolean isHostName(String name) {
    return name.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-".indexOf(c) >= 0))
        && MailAddress.of("postmaster", name).isPresent();
  }

  /** Collects settings, starting from the defaults; for one thread. */
  public static final class Builder {
    private InetAddress bindAddress = loopback();
    private int port = 2525;
    private String hostName = "localhost";
    private int backlog = 1000;
    private int maxMessageSize = 10 * 1024 * 1024;
    private int maxConnections = 1000;
    private int maxConnectionsPerPeer = 200;
    private int maxRecipients = 100;
    private int maxErrors = 20;
    private int maxCommands = 1000;
    private long messageMemory = 128L * 1024 * 1024;
    private Duration commandTimeout = Duration.ofMinutes(1);
    private Duration messageTimeout = Duration.ofMinutes(5);
    private int minDataRate = 500;
    private Duration dataRateGrace = Duration.ofSeconds(30);
    private Duration drainTime = Duration.ofSeconds(30);
    private Optional<TlsSettings> tls = Optional.empty();

    private Builder() {}

    /** See {@link ListenerSettings#bindAddress}. */
    public Builder bindAddress(InetAddress value) {
      bindAddress = value;
      return this;
    }

    /** See {@link ListenerSettings#port}. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** See {@link ListenerSettings#hostName}. */
    public Builder hostName(String value) {
      hostName = value;
      return this;
    }

    /** See {@link ListenerSettings#backlog}. */
    public Builder backlog(int value) {
      backlog = value;
      return this;
    }

    /** See {@link ListenerSettings#maxMessageSize}. */
    public Builder maxMessageSize(int value) {
      maxMessageSize = value;
      return this;
    }

    /** See {@link ListenerSettings#maxConnections}. */
    public Builder maxConnections(int value) {
      maxConnections = value;
      return this;
    }

    /** See {@link ListenerSettings#maxConnectionsPerPeer}. */
    public Builder maxConnectionsPerPeer(int value) {
      maxConnectionsPerPeer = value;
      return this;
    }

    /** See {@link ListenerSettings#maxRecipients}. */
    public Builder maxRecipients(int value) {
      maxRecipients = value;
      return this;
    }

    /** See {@link ListenerSettings#maxErrors}. */
    public Builder maxErrors(int value) {
      maxErrors = value;
      return this;
    }

    /** See {@link ListenerSettings#maxCommands}. */
    public Builder maxCommands(int value) {
      maxCommands = value;
      return this;
    }

    /** See {@link ListenerSettings#messageMemory}. */
    public Builder messageMemory(long value) {
      messageMemory = value;
      return this;
    }

    /** See {@link ListenerSettings#commandTimeout}. */
    public Builder commandTimeout(Duration value) {
      commandTimeout = value;
      return this;
    }

    /** See {@link ListenerSettings#messageTimeout}. */
    public Builder messageTimeout(Duration value) {
      messageTimeout = value;
      return this;
    }

    /** See {@link ListenerSettings#minDataRate}. */
    public Builder minDataRate(int value) {
      minDataRate = value;
      return this;
    }

    /** See {@link ListenerSettings#dataRateGrace}. */
    public Builder dataRateGrace(Duration value) {
      dataRateGrace = value;
      return this;
    }

    /** See {@link ListenerSettings#drainTime}. */
    public Builder drainTime(Duration value) {
      drainTime = value;
      return this;
    }

    /** See {@link ListenerSettings#tls}. */
    public Builder tls(TlsSettings value) {
      tls = Optional.of(value);
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the setting that cannot work
     */
    public ListenerSettings build() {
      return new ListenerSettings(
          bindAddress,
          port,
          hostName,
          backlog,
          maxMessageSize,
          maxConnections,
          maxConnectionsPerPeer,
          maxRecipients,
          maxErrors,
          maxCommands,
          messageMemory,
          commandTimeout,
          messageTimeout,
          minDataRate,
          dataRateGrace,
          drainTime,
          tls);
    }

    private static InetAddress loopback() {
      try {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      } catch (UnknownHostException e) {
        throw new IllegalStateException("four octets are always an address", e);
      }
    }
  }
}
