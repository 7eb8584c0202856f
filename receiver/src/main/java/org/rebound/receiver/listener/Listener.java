package org.rebound.receiver.listener;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The SMTP server (RFC 5321) that takes mail for an {@link Intake}: SubEthaSMTP's sessions, our
 * commands, limits and deadlines.
 *
 * <p>It promises that every message the intake has accepted was read whole, that nothing of a
 * message is ever run as a command, and that no peer holds a session beyond its deadlines. Started
 * once and closed once; safe for all threads.
 */
public final class Listener implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  /** How long SubEthaSMTP may take to stop after all its connections are gone. */
  private static final long LAST_WAIT = 700;

  private final ListenerSettings settings;
  private final Admission admission;
  private final OpenSessions sessions = new OpenSessions();
  private final Watchdog watchdog;
  private final SMTPServer server;
  private final Optional<Instant> expiry;
  private boolean started;
  private boolean closed;

  /**
   * A listener that is not yet listening.
   *
   * @param metrics gets the meters whose names begin with {@code smtp.}
   * @param clock tells when a message was received; deadlines do not depend on it
   * @throws IllegalArgumentException when the TLS key or certificate cannot be used
   */
  public Listener(ListenerSettings settings, Intake intake, MetricRegistry metrics, Clock clock) {
    this.settings = settings;
    this.admission = new Admission(settings);
    this.watchdog = new Watchdog(sessions, settings);
    ListenerMetrics counted = ListenerMetrics.in(metrics);
    Optional<SSLContext> tls = settings.tls().map(TlsKeys::context);
    this.expiry = settings.tls().map(TlsKeys::expiry);
    ListenerParts parts =
        new ListenerParts(
            settings,
            intake,
            counted,
            new MemoryBudget(settings.messageMemory(), counted.memory()),
            tls,
            clock,
            System::nanoTime);
    this.server = server(parts);
  }

  /**
   * Begins to listen.
   *
   * @throws IllegalStateException when the address cannot be listened on, saying which and why, or
   *     when it was started before
   */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("a listener can be started only once");
    }
    started = true;
    try {
      server.start();
    } catch (RuntimeException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      throw new IllegalStateException(
          "cannot listen on "
              + settings.bindAddress().getHostAddress()
              + " port "
              + settings.port()
              + " ("
              + cause.getMessage()
              + "): stop what listens there, or change bindAddress or port",
          e);
    }
    watchdog.start();
    log.info("listening on {} port {}", settings.bindAddress().getHostAddress(), port());
  }

  /** When the certificate that it shows ends; nothing without TLS. */
  public Optional<Instant> certificateExpiry() {
    return expiry;
  }

  /** The port listened on, which is the one of the settings unless that is 0. */
  public int port() {
    return server.getPortAllocated();
  }

  /** Whether connections are accepted at this moment. */
  public boolean isListening() {
    return !admission.isStopped() && server.isRunning();
  }

  /**
   * Stops: new connections and idle sessions get 421, running messages are finished. Returns when
   * they are, at the latest one second after {@link ListenerSettings#drainTime}; what is not
   * finished by then is cut off, without an answer.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (!started || closed) {
        return;
      }
      closed = true;
    }
    admission.stop();
    sessions.forEach(Conversation::stop);
    try {
      if (!sessions.awaitNone(System.nanoTime() + settings.drainTime().toNanos())) {
        log.info("cutting off sessions that did not end within {}", settings.drainTime());
      }
      sessions.forEach(Conversation::cut);
      stopServer();
    } catch (InterruptedException e) {
      sessions.forEach(Conversation::cut);
      Thread.currentThread().interrupt();
    } finally {
      watchdog.close();
    }
    log.info("stopped listening on port {}", port());
  }

  /** In a thread of its own, for SubEthaSMTP may wait for a session that waits for the intake. */
  private void stopServer() throws InterruptedException {
    Thread stopping = new Thread(server::stop, "smtp-stop");
    stopping.setDaemon(true);
    stopping.start();
    stopping.join(LAST_WAIT);
  }

  private SMTPServer server(ListenerParts parts) {
    SessionIds ids = new SessionIds();
    SMTPServer made =
        SMTPServer.port(settings.port())
            .bindAddress(settings.bindAddress())
            .hostName(settings.hostName())
            .softwareName("Rebound")
            .backlog(settings.backlog())
            .maxConnections(settings.maxConnections())
            .maxMessageSize(settings.maxMessageSize())
            .maxRecipients(settings.maxRecipients())
            // Deadlines are the watchdog's: a time-out per read can be renewed octet by octet.
            .connectionTimeoutMs(0)
            .insertReceivedHeaders(false)
            .sessionIdFactory(ids::next)
            .sessionHandler(new Sessions(admission))
            .serverSocketFactory(() -> new AdmittingServerSocket(parts, admission))
            .executorService(
                new SessionExecutor(
                    SessionThreads.forSessions(settings.maxConnections()), sessions))
            .serverThreadName("smtp-accept")
            .build();
    Verbs.all()
        .forEach(
            (verb, action) -> made.getCommandHandler().addCommand(new VerbCommand(verb, action)));
    return made;
  }
}
