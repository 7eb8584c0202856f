import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mints Rebound's signed return paths without asking Rebound: the envelope sender that says which
 * mailing and which recipient a bounce is for. Needs Java 17 and nothing else; copy this file and
 * give it the {@code package} line of its place.
 *
 * <p>It promises to mint, letter by letter, what the daemon mints from the same keys at the same
 * time, or to throw and say why: {@link IllegalArgumentException} for keys, a domain, a mailing or
 * an address that the daemon would refuse too, {@link UnsupportedAddress} for the few addresses
 * that only the daemon should judge, and {@link IllegalStateException} when no key may sign.
 * Nothing it throws holds a key. The format is in Rebound's docs/return-paths.md.
 *
 * <p>Immutable and safe for use by many threads. Keys are read once: make a new minter when the key
 * file has changed. Keep keys as secret as passwords: whoever has one can forge bounces.
 */
public final class ReturnPathMinter {

  /** The largest number of a mailing: 2^40 - 1. */
  public static final long MAX_MAILING = (1L << 40) - 1;

  private static final byte[] LABEL = "rebound return path 1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String ATEXT = "A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\x{80}-\\x{10ffff}";
  private static final Pattern DOT_STRING =
      Pattern.compile("[" + ATEXT + "]+(\\.[" + ATEXT + "]+)*");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\[\\x00-\\x7e])++)\"@(.*)", Pattern.DOTALL);
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x1f\\x7f-\\x9f\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}\\x{d800}-\\x{dfff}"
              + "\\x{fffd}]");
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern KEY =
      Pattern.compile("([0-9]{1,2})\\s+(\\S+)\\s+(\\S+)\\s+([0-9A-Fa-f]{64})");

  private final List<Key> keys;
  private final String domain;

  private record Key(int id, Instant mintFrom, Instant retireAt, byte[] secret) {}

  /**
   * An address that the daemon may take and this file does not judge: ask the API to mint for it.
   */
  public static final class UnsupportedAddress extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnsupportedAddress(String what) {
      super(what + "; ask Rebound instead: POST /api/v1/mailings/NUMBER/return-paths");
    }
  }

  /**
   * A minter with these keys.
   *
   * @param keys the key file's text, or the lines of it that this program was given: {@code id
   *     mint-from retire-at secret}
   * @param domain the bounce domain, the first of {@code returnPaths.domains} in config.yml
   * @throws IllegalArgumentException naming the line when the keys are malformed, or the domain is
   */
  public ReturnPathMinter(String keys, String domain) {
    String[] lines = keys.split("\r\n|\r|\n", -1);
    Set<Integer> ids = new HashSet<>();
    Stream.Builder<Key> read = Stream.builder();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Key key = key(line, "line " + (i + 1) + " of the keys: ");
        if (!ids.add(key.id())) {
          throw new IllegalArgumentException(
              "line " + (i + 1) + " of the keys: two keys have the id " + key.id());
        }
        read.add(key);
      }
    }
    this.keys = read.build().toList();
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key in the keys");
    }
    this.domain =
        normalDomain(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain);
    if (!HOST_NAME.matcher(this.domain).matches() || this.domain.length() > 254 - 44) {
      throw new IllegalArgumentException("no bounce domain: \"" + domain + "\"");
    }
  }

  /**
   * A minter with the keys of a file.
   *
   * @throws java.io.IOException when it cannot be read
   */
  public static ReturnPathMinter load(Path keyFile, String domain) throws java.io.IOException {
    return new ReturnPathMinter(Files.readString(keyFile), domain);
  }

  /**
   * The return path of one recipient of one mailing, minted now.
   *
   * @param mailing the number of the mailing, 1 to 2^40 - 1; from 900,000,000,000 up Rebound gives
   *     numbers itself
   * @param recipient the address as in {@code RCPT TO}, with or without angle brackets
   */
  public String mint(long mailing, String recipient) {
    return mint(mailing, recipient, Instant.now());
  }

  /** The same, minted at the given time. */
  public String mint(long mailing, String recipient, Instant now) {
    if (mailing < 1 || mailing > MAX_MAILING) {
      throw new IllegalArgumentException(
          "mailing number " + mailing + " is not between 1 and " + MAX_MAILING);
    }
    long day = Math.floorDiv(now.getEpochSecond(), 86_400L);
    if (day < 0 || day > 0xffff) {
      throw new IllegalArgumentException("no return path can carry the day of " + now);
    }
    byte[] normal = normalAddress(recipient).getBytes(StandardCharsets.UTF_8);
    Key key = signingKey(now);
    try {
      ByteBuffer octets = ByteBuffer.allocate(26);
      octets.put((byte) (1 << 4 | key.id())).putShort((short) day);
      octets.put((byte) (mailing >> 32)).putInt((int) mailing);
      octets.put(MessageDigest.getInstance("SHA-256").digest(normal), 0, 8);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
      mac.update(LABEL);
      mac.update(octets.array(), 0, 16);
      octets.put(mac.doFinal(), 0, 10);
      return "b" + base32(octets.array()) + "@" + domain;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The newest that may sign; of two the later line. Before all of them, the first to come. */
  private Key signingKey(Instant now) {
    Key best = null;
    Key first = null;
    for (Key key : keys) {
      if (now.isBefore(key.retireAt())) {
        if (!now.isBefore(key.mintFrom())) {
          best = best == null || !key.mintFrom().isBefore(best.mintFrom()) ? key : best;
        }
        first = first == null || key.mintFrom().isBefore(first.mintFrom()) ? key : first;
      }
    }
    if (first == null) {
      throw new IllegalStateException(
          "no key may sign return paths at " + now + ": all are retired; get the new key");
    }
    return best == null ? first : best;
  }

  private static Key key(String line, String where) {
    Matcher fields = KEY.matcher(line);
    if (!fields.matches() || Integer.parseInt(fields.group(1)) > 15) {
      throw new IllegalArgumentException(
          where
              + "expected an id from 0 to 15, mint-from, retire-at and a secret of 64 hexadecimal"
              + " digits, with spaces between");
    }
    try {
      Instant retireAt = fields.group(3).equals("-") ? Instant.MAX : Instant.parse(fields.group(3));
      byte[] secret = HexFormat.of().parseHex(fields.group(4));
      return new Key(
          Integer.parseInt(fields.group(1)), Instant.parse(fields.group(2)), retireAt, secret);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          where
              + "mint-from and retire-at must be times such as 2026-01-31T00:00:00Z (retire-at may"
              + " be -)");
    }
  }

  private static String base32(byte[] octets) {
    StringBuilder text = new StringBuilder(42);
    int buffer = 0;
    int bits = 0;
    for (byte octet : octets) {
      buffer = (buffer << 8 | octet & 0xff) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt(buffer >> bits - 5 & 31));
      }
    }
    return text.append(ALPHABET.charAt(buffer << 5 - bits & 31)).toString();
  }

  // What follows is the normal form of an address: section "The normal form of an address" of
  // docs/return-paths.md, and the grammar of RFC 5321 section 4.1.2 with that of RFC 6531.

  private static String normalAddress(String recipient) {
    if (recipient.length() > 1000) {
      throw notAnAddress("it is too long");
    }
    String text = recipient.replaceAll("^[ \t]+|[ \t]+$", "");
    text = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    if (text.startsWith("@")) {
      throw new UnsupportedAddress("the address begins with a route");
    }
    Matcher quoted = QUOTED.matcher(text);
    int at = text.indexOf('@');
    String local;
    String domain;
    if (text.startsWith("\"") && quoted.matches()) {
      local = quoted.group(1).replaceAll("(?s)\\\\(.)", "$1");
      domain = quoted.group(2);
    } else if (at > 0 && DOT_STRING.matcher(text.substring(0, at)).matches()) {
      local = text.substring(0, at);
      domain = text.substring(at + 1);
    } else {
      throw notAnAddress("before the @ there is no local part");
    }
    if (FORBIDDEN.matcher(local).find()) {
      throw notAnAddress("it has a control character, or another that no address can have");
    }
    domain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    refuseUnassigned(text);
    String normal = written(normal(local)) + "@" + validDomain(domain);
    // Both lengths count, as sent and in the normal form.
    if (Math.max(octets(written(local)), octets(normal.substring(0, normal.lastIndexOf('@')))) > 64
        || Math.max(octets(written(local) + "@" + domain), octets(normal)) > 254) {
      throw notAnAddress("it is too long: the most is 64 octets before the @, 254 in all");
    }
    return normal;
  }

  private static String validDomain(String domain) {
    if (domain.startsWith("[")) {
      return literal(domain);
    }
    String host = normalDomain(domain);
    boolean compatible =
        Normalizer.normalize(domain, Normalizer.Form.NFKC)
            .equals(Normalizer.normalize(domain, Normalizer.Form.NFC));
    if (FORBIDDEN.matcher(domain).find()
        || domain.codePoints().anyMatch(c -> Character.isSpaceChar(c) || c == 0x3002)
        || !compatible
        || (domain + ".").contains("-.")
        || ("." + domain).contains(".-")
        || !HOST_NAME.matcher(host).matches()) {
      throw notAnAddress("after the @ there is no domain");
    }
    return host;
  }

  private static String literal(String domain) {
    String inside = domain.endsWith("]") ? domain.substring(1, domain.length() - 1) : "";
    if (!IPV4.matcher(inside).matches()) {
      throw inside.indexOf(':') > 0
          ? new UnsupportedAddress("the domain is an address literal of another kind than IPv4")
          : notAnAddress("the brackets after the @ hold no IP address");
    }
    return domain;
  }

  private static String normalDomain(String domain) {
    String[] labels = normal(domain).split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].length() <= 63 && labels[i].chars().anyMatch(c -> c > 0x7f)) {
        labels[i] = "xn--" + punycode(labels[i].codePoints().toArray());
      }
    }
    return String.join(".", labels);
  }

  /** Form C, lower case by the simple mapping (not {@code toLowerCase} of a text), form C. */
  private static String normal(String text) {
    int[] lower =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .codePoints()
            .map(Character::toLowerCase)
            .toArray();
    return Normalizer.normalize(new String(lower, 0, lower.length), Normalizer.Form.NFC);
  }

  /** Whoever does not know a character does not know its lower case either. */
  private static void refuseUnassigned(String text) {
    if (text.codePoints().anyMatch(c -> c > 0x7f && Character.getType(c) == Character.UNASSIGNED)) {
      throw new UnsupportedAddress("the address has a character that this Java's Unicode has not");
    }
  }

  private static String written(String local) {
    return DOT_STRING.matcher(local).matches()
        ? local
        : "\"" + local.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static IllegalArgumentException notAnAddress(String why) {
    return new IllegalArgumentException("not a mail address: " + why);
  }

  /** RFC 3492 section 6.3. */
  private static String punycode(int[] label) {
    StringBuilder text = new StringBuilder();
    Arrays.stream(label).filter(c -> c < 0x80).forEach(text::appendCodePoint);
    int basic = text.length();
    text.append(basic > 0 ? "-" : "");
    int bias = 72;
    int delta = 0;
    int done = basic;
    for (int n = 0x80; done < label.length; n++, delta++) {
      int from = n;
      n = Arrays.stream(label).filter(c -> c >= from).min().orElseThrow();
      delta += (n - from) * (done + 1);
      for (int c : label) {
        delta += c < n ? 1 : 0;
        if (c == n) {
          int q = delta;
          int k = 36;
          for (int t = Math.max(1, Math.min(26, k - bias)); q >= t; ) {
            text.append(digit(t + (q - t) % (36 - t)));
            q = (q - t) / (36 - t);
            k += 36;
            t = Math.max(1, Math.min(26, k - bias));
          }
          text.append(digit(q));
          delta = done == basic ? delta / 700 : delta / 2;
          delta += delta / (done + 1);
          for (bias = 0; delta > 455; bias += 36) {
            delta /= 35;
          }
          bias += 36 * delta / (delta + 38);
          delta = 0;
          done++;
        }
      }
    }
    return text.toString();
  }

  private static char digit(int value) {
    return "abcdefghijklmnopqrstuvwxyz0123456789".charAt(value);
  }

  /** The ids of the keys and the domain; never a secret. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "return paths at %s with keys %s",
        domain,
        keys.stream().map(Key::id).toList());
  }
}
