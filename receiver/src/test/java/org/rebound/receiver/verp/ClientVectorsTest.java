package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The test vectors of those who mint without us, {@code clients/vectors.json}: what this code mints
 * and refuses. {@code clients/check} runs every client against them.
 */
class ClientVectorsTest {

  private static final Path FILE = Path.of("..", "clients", "vectors.json");
  private static final String SECRET =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final String OTHER =
      "f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f";
  private static final String KEY = "0 2026-01-01T00:00:00Z - " + SECRET;
  private static final String ROTATED =
      """
      # id  mint-from  retire-at  secret

      0 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z %s
      15  2026-03-01T00:00:00.250Z\t-  %s
      """
          .formatted(SECRET, OTHER);
  private static final String DOMAIN = "bounces.example.com";
  private static final String NOW = "2026-11-22T12:00:00Z";
  private static final String USER = "user@example.com";
  private static final String PHP = "php";
  private static final String ALL = "java python javascript php";

  @TempDir Path folder;

  private final List<String> vectors = new ArrayList<>();

  @Test
  void vectorsSayWhatWeMintAndRefuse() throws IOException {
    keys();
    numbersAndDays();
    addresses();
    addressesBeyondAscii();
    addressesThatClientsLeaveToUs();
    noAddresses();
    String text = "[\n" + String.join(",\n", vectors) + "\n]\n";
    if (Boolean.getBoolean("rebound.regenerate")) {
      Files.writeString(FILE, text);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "clients/vectors.json; make it anew with: mvn -pl receiver test"
                + " -Dtest=ClientVectorsTest -Drebound.regenerate=true")
        .isEqualTo(text);
  }

  private void keys() throws IOException {
    mints("first key", ROTATED, DOMAIN, "2026-02-01T00:00:00Z", 7, USER, "");
    mints(
        "key of tomorrow, the night before", ROTATED, DOMAIN, "2026-03-01T00:00:00Z", 7, USER, "");
    mints(
        "new key, from its very time on", ROTATED, DOMAIN, "2026-03-01T00:00:00.250Z", 7, USER, "");
    mints("newest key", ROTATED, DOMAIN, NOW, 7, USER, "");
    mints("clock before all keys", ROTATED, DOMAIN, "2025-12-31T23:59:59.999Z", 7, USER, "");
    mints(
        "two from one time: the later line",
        KEY + "\n1 2026-01-01T00:00:00.000Z - " + OTHER,
        DOMAIN,
        NOW,
        7,
        USER,
        "");
    mints(
        "newest key has retired, the older has not",
        KEY + "\n2 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z " + OTHER,
        DOMAIN,
        NOW,
        7,
        USER,
        "");
    mints("lines end in CR LF", "# x\r\n" + KEY + "\r\n", DOMAIN, NOW, 7, USER, "");
    mints("secret in upper case", KEY.toUpperCase(java.util.Locale.ROOT), DOMAIN, NOW, 7, USER, "");
    mints("domain in upper case, with its dot", KEY, "Bounces.Example.COM.", NOW, 7, USER, "");

    refuses("no key", "# nothing\n", DOMAIN, NOW, 7, USER, "keys");
    refuses("no time to retire", "0 2026-01-01T00:00:00Z " + SECRET, DOMAIN, NOW, 7, USER, "keys");
    refuses("id of 16", "16" + KEY.substring(1), DOMAIN, NOW, 7, USER, "keys");
    refuses("id below zero", "-1" + KEY.substring(1), DOMAIN, NOW, 7, USER, "keys");
    refuses("secret too short", KEY.substring(0, KEY.length() - 2), DOMAIN, NOW, 7, USER, "keys");
    refuses("secret is no number", KEY.replace('f', 'g'), DOMAIN, NOW, 7, USER, "keys");
    refuses("one id twice", KEY + "\n" + KEY, DOMAIN, NOW, 7, USER, "keys");
    refuses("30 February", KEY.replace("01-01", "02-30"), DOMAIN, NOW, 7, USER, "keys");
    refuses("time of no zone", KEY.replace("Z", ""), DOMAIN, NOW, 7, USER, "keys");
    refuses("no domain", KEY, "", NOW, 7, USER, "domain");
    refuses("domain with an at sign", KEY, "bounces@example.com", NOW, 7, USER, "domain");
    refuses(
        "all keys have retired",
        "0 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z " + SECRET,
        DOMAIN,
        "2026-04-01T00:00:00Z",
        7,
        USER,
        "noSigningKey");
  }

  private void numbersAndDays() throws IOException {
    mints("smallest mailing", KEY, DOMAIN, NOW, 1, USER, "");
    mints("mailing of 32 bits", KEY, DOMAIN, NOW, 0xffffffffL, USER, "");
    mints("mailing of 33 bits", KEY, DOMAIN, NOW, 0x100000000L, USER, "");
    mints("largest mailing that senders choose", KEY, DOMAIN, NOW, 899_999_999_999L, USER, "");
    mints("largest mailing", KEY, DOMAIN, NOW, SignedPath.MAX_MAILING, USER, "");
    mints("first day", KEY, DOMAIN, "1970-01-01T00:00:00Z", 7, USER, "");
    mints("last moment of a day", KEY, DOMAIN, "2026-11-22T23:59:59.999Z", 7, USER, "");
    mints("first moment of the next", KEY, DOMAIN, "2026-11-23T00:00:00Z", 7, USER, "");
    mints("leap day", KEY, DOMAIN, "2028-02-29T12:00:00Z", 7, USER, "");
    mints("last day", KEY, DOMAIN, "2149-06-06T23:59:59Z", 7, USER, "");
    refuses("mailing 0", KEY, DOMAIN, NOW, 0, USER, "mailing");
    refuses("mailing below zero", KEY, DOMAIN, NOW, -1, USER, "mailing");
    refuses("mailing of 41 bits", KEY, DOMAIN, NOW, 1L << 40, USER, "mailing");
    refuses("day before the first", KEY, DOMAIN, "1969-12-31T23:59:59Z", 7, USER, "clock");
    refuses("day after the last", KEY, DOMAIN, "2149-06-07T00:00:00Z", 7, USER, "clock");
  }

  private void addresses() throws IOException {
    mints("upper case", "User@Example.COM", "");
    mints("angle brackets", "<user@example.com>", "");
    mints("blanks round it", " \tuser@example.com ", "");
    mints("dot at the end", "user@example.com.", "");
    mints("dots and tag stay", "u.s.e.r+Tag@example.com", "");
    mints("all signs", "!#$%&'*+-/=?^_`{|}~@example.com", "");
    mints("quotes that need not be", "\"User.Name\"@example.com", "");
    mints("quotes that must be: blank", "\"Two Words\"@example.com", "");
    mints("quotes that must be: dots", "\"a..b\"@example.com", "");
    mints("quotes that must be: at sign", "\"a@B\"@example.com", "");
    mints("quotes: escapes that must be", "\"a\\\"B\\\\c\"@example.com", "");
    mints("quotes: escapes that need not be", "\"\\a\\ \\B\"@example.com", "");
    mints("quotes: nothing but a blank", "\" \"@example.com", "");
    mints("address literal", "user@[192.0.2.1]", "");
    mints("one label", "user@LOCALHOST", "");
    mints("A-label", "user@XN--BCHER-KVA.example", "");
    mints("64 octets before the at sign", "a".repeat(64) + "@example.com", "");
    mints("63 octets in a label", "u@" + "a".repeat(63) + ".example", "");
    mints("254 octets in all", "abc@" + ("a".repeat(62) + ".").repeat(3) + "a".repeat(61), "");
  }

  private void addressesBeyondAscii() throws IOException {
    mints("U-label in upper case", "user@B\u00dcCHER.example", PHP);
    mints("U-label, decomposed", "user@bu\u0308cher.example", PHP);
    mints("sharp s stays", "user@stra\u00dfe.example", PHP);
    mints("U-label without a letter of ASCII", "user@\u4f8b\u3048.example", PHP);
    mints("U-labels far apart", "user@a\u0431\u4f8b-9.\u05d0\u05d1.example", PHP);
    mints("U-label outside the basic plane", "user@\ud800\udf80\ud800\udf81.example", PHP);
    mints("local part in Chinese", "\u7528\u6237@example.com", PHP);
    mints("local part in upper case", "J\u00d6RG@example.com", PHP);
    mints("local part, decomposed", "Jo\u0308rg@example.com", PHP);
    mints("final sigma", "\u039f\u0394\u039f\u03a3@example.com", PHP);
    mints("capital I with a dot", "\u0130stanbul@example.com", PHP);
    mints("small i without a dot stays", "\u0131@example.com", PHP);
    mints("capital sharp s", "STRA\u1e9eE@example.com", PHP);
    mints("letter of two letters", "\u01c5@example.com", PHP);
    mints("Kelvin sign is a letter of ASCII", "\u212aelvin@\u212aelvin.example", PHP);
    mints("Greek question mark needs quotes", "a\u037eb@example.com", PHP);
    mints("ligature stays", "\ufb01sh@example.com", PHP);
    mints("Deseret has cases", "\ud801\udc00@example.com", PHP);
    mints("marks in another order", "q\u0307\u0323@example.com", PHP);
    mints("between quotes", "\"\u00d6 \u00c4\"@example.com", PHP);
    mints("emoji", "\ud83d\udc8c@example.com", PHP);
    mints("64 octets in UTF-8", "\u00e4".repeat(32) + "@example.com", PHP);
    mints("bounce domain in ASCII", KEY, "xn--bcher-kva.example", NOW, 7, USER, "");
  }

  private void addressesThatClientsLeaveToUs() throws IOException {
    mints("character of no Unicode yet", "a\ud900\udc00@example.com", ALL);
    mints("obsolete route", "@relay.example:user@example.com", ALL);
    mints("address literal of IPv6", "user@[IPv6:2001:DB8::1]", ALL);
    mints("address literal of a kind to come", "user@[x400:c=de]", ALL);
  }

  private void noAddresses() throws IOException {
    List<String> texts =
        List.of(
            "",
            "<>",
            " ",
            "user",
            "@example.com",
            "user@",
            "user@.",
            "user@@example.com",
            "a@b@example.com",
            ".user@example.com",
            "user.@example.com",
            "us..er@example.com",
            "us er@example.com",
            "(x)user@example.com",
            "User <user@example.com>",
            "user@exam ple.com",
            "user@example..com",
            "user@.example.com",
            "user@-example.com",
            "user@example-.com",
            "user@exa_mple.com",
            "user@example.com..",
            "<user@example.com",
            "user@example.com>",
            "user@example.com\n",
            "user@example.com, b@example.com",
            "\"\"@example.com",
            "\"user@example.com",
            "\"us\"er\"@example.com",
            "\"user\"x@example.com",
            "\"user\\\"@example.com",
            "\"a\rb\"@example.com",
            "\"a\\\nb\"@example.com",
            "us\u0000er@example.com",
            "us\u007fer@example.com",
            "user\r\nRCPT TO:<x@y>@example.com",
            "user@[192.0.2.256]",
            "user@[192.0.2]",
            "user@[192.0.2.1.5]",
            "user@[192.0.2.1",
            "user@[]",
            "user@[IPv6:1::2::3]",
            "us\u0085er@example.com",
            "us\u202eer@example.com",
            "us\ufffder@example.com",
            "us\ud800er@example.com",
            "\"a\\\u00e4\"@example.com",
            "user@exam\u0001ple.com",
            "user@ex\uff0eample.com",
            "user@ex\u3002ample.com",
            "user@ex\u2100mple.com",
            "user@ex\u00a0ample.com",
            "user@ex\u037eample.com",
            "user@\u00fc-.example",
            "user@-\u00fc.example",
            "a".repeat(65) + "@example.com",
            "\u00e4".repeat(33) + "@example.com",
            "\ud834\udd60".repeat(16) + "@example.com",
            "\"" + "a ".repeat(32) + "\"@example.com",
            "u@" + "a".repeat(64) + ".example",
            "u@" + "\u4e2d".repeat(61) + ".example",
            "abcd@" + ("a".repeat(62) + ".").repeat(3) + "a".repeat(61),
            "a".repeat(2000) + "@example.com");
    for (String text : texts) {
      refuses("no address", KEY, DOMAIN, NOW, 7, text, "address");
    }
  }

  private void mints(String name, String address, String unsupportedBy) throws IOException {
    mints(name, KEY, DOMAIN, NOW, 7, address, unsupportedBy);
  }

  private void mints(
      String name,
      String keys,
      String domain,
      String now,
      long mailing,
      String address,
      String unsupportedBy)
      throws IOException {
    String vector = vector(name, keys, domain, now, mailing, address);
    String minted = mint(keys, domain, now, mailing, address);
    String unsupported =
        unsupportedBy.isEmpty() ? "" : ", \"unsupportedBy\": " + json(unsupportedBy);
    vectors.add(vector + ", \"returnPath\": " + json(minted) + unsupported + "}");
  }

  private void refuses(
      String name,
      String keys,
      String domain,
      String now,
      long mailing,
      String address,
      String refused)
      throws IOException {
    String minted;
    try {
      minted = mint(keys, domain, now, mailing, address);
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      assertThat(e)
          .as(name)
          .isInstanceOf(
              switch (refused) {
                case "keys" -> IOException.class;
                case "noSigningKey" -> IllegalStateException.class;
                default -> IllegalArgumentException.class;
              });
      String vector = vector(name, keys, domain, now, mailing, address);
      vectors.add(vector + ", \"refused\": " + json(refused) + "}");
      return;
    }
    throw new AssertionError(name + ": minted " + minted);
  }

  private String mint(String keys, String domain, String now, long mailing, String address)
      throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, keys);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new ReturnPaths(ReturnPathSettings.of(domain), KeyRing.load(file), clock)
        .mint(mailing, address);
  }

  private static String vector(
      String name, String keys, String domain, String now, long mailing, String address) {
    return ("{\"name\": %s, \"keys\": %s, \"domain\": %s, \"now\": %s, \"mailing\": %d,"
            + " \"address\": %s")
        .formatted(json(name), json(keys), json(domain), json(now), mailing, json(address));
  }

  /** In ASCII, so that no editor turns one normal form into the other. */
  private static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
