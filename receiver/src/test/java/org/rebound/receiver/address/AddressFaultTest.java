package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.AddressFault.Kind;

class AddressFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                        | EMPTY               | 0",
        "`   `                     | EMPTY               | 3",
        "<>                        | EMPTY               | 1",
        "nobody                    | AT_SIGN_MISSING     | 6",
        "John Doe                  | AT_SIGN_MISSING     | 8",
        "@example.com              | LOCAL_PART_EMPTY    | 0",
        "@relay.example:           | LOCAL_PART_EMPTY    | 15",
        "@relay..example:a@b.c     | SOURCE_ROUTE        | 0",
        "john doe@example.com      | UNQUOTED_SPACE      | 4",
        "John <john@example.com>   | UNQUOTED_SPACE      | 4",
        "<john doe@example.com>    | UNQUOTED_SPACE      | 5",
        "a..b@example.com          | LOCAL_PART_DOT      | 2",
        ".a@example.com            | LOCAL_PART_DOT      | 0",
        "a.@example.com            | LOCAL_PART_DOT      | 1",
        "a,b@example.com           | UNQUOTED_CHARACTER  | 1",
        "a(b)@example.com          | UNQUOTED_CHARACTER  | 1",
        "a@b@example.com           | SEVERAL_AT_SIGNS    | 3",
        "\"a@example.com           | QUOTED_STRING       | 0",
        "\"a\"b@example.com        | QUOTED_STRING       | 0",
        "\"\"@example.com          | QUOTED_STRING       | 0",
        "a@                        | DOMAIN_EMPTY        | 2",
        "a@.                       | DOMAIN_EMPTY        | 2",
        "a@example..com            | LABEL_EMPTY         | 10",
        "a@.example.com            | LABEL_EMPTY         | 2",
        "a@-example.com            | LABEL_HYPHEN        | 2",
        "a@example-.com            | LABEL_HYPHEN        | 9",
        "a@exa_mple.com            | DOMAIN_CHARACTER    | 5",
        "a@exa mple.com            | DOMAIN_CHARACTER    | 5",
        "a@example,com             | DOMAIN_CHARACTER    | 9",
        "a@example\uff0ecom        | DOMAIN_CHARACTER    | 9",
        "a@[300.1.1.1]             | ADDRESS_LITERAL     | 2",
        "a@[192.0.2.1              | ADDRESS_LITERAL     | 2",
      })
  void faultIsNamedWithItsPlace(String text, Kind kind, int position) {
    assertThat(AddressFault.of(text)).contains(new AddressFault(kind, position));
  }

  @Test
  void placeCountsFromTheBeginningOfWhatWasGiven() {
    assertThat(AddressFault.of("  <a..b@example.com>"))
        .contains(new AddressFault(Kind.LOCAL_PART_DOT, 5));
  }

  @ParameterizedTest
  @CsvSource({"a\tb@example.com, 1", "a\u202eb@example.com, 1", "a@exa\u0000mple.com, 5"})
  void controlCharactersAndTurnersOfTheLineAreForbidden(String text, int position) {
    assertThat(AddressFault.of(text))
        .contains(new AddressFault(Kind.FORBIDDEN_CHARACTER, position));
  }

  @Test
  void localPartEndsAfter64Octets() {
    assertThat(AddressFault.of("a".repeat(64) + "@example.com")).isEmpty();
    assertThat(AddressFault.of("a".repeat(65) + "@example.com"))
        .contains(new AddressFault(Kind.LOCAL_PART_TOO_LONG, 64));
    assertThat(AddressFault.of("\u00e9".repeat(33) + "@example.com"))
        .as("octets count, not characters")
        .contains(new AddressFault(Kind.LOCAL_PART_TOO_LONG, 32));
  }

  @Test
  void labelEndsAfter63OctetsAsTheDnsHasIt() {
    assertThat(AddressFault.of("a@" + "b".repeat(63) + ".com")).isEmpty();
    assertThat(AddressFault.of("a@x." + "b".repeat(64) + ".com"))
        .contains(new AddressFault(Kind.LABEL_TOO_LONG, 67));
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      label.append((char) (0x4e00 + i * 1777 % 5000));
    }
    assertThat(AddressFault.of("a@" + label + ".com").map(AddressFault::kind))
        .as("an internationalized label that cannot be converted")
        .contains(Kind.LABEL_TOO_LONG);
  }

  @Test
  void domainAndWholeAddressEndToo() {
    String label = "b".repeat(48) + ".";
    assertThat(AddressFault.of("a@" + label.repeat(5) + "com").map(AddressFault::kind)).isEmpty();
    assertThat(AddressFault.of("a@" + label.repeat(6) + "com"))
        .contains(new AddressFault(Kind.DOMAIN_TOO_LONG, 2));
    assertThat(AddressFault.of("aaaaaaa@" + label.repeat(5) + "com"))
        .contains(new AddressFault(Kind.TOO_LONG, 0));
    assertThat(AddressFault.of("a".repeat(1_000_000)).map(AddressFault::kind))
        .contains(Kind.TOO_LONG);
  }

  @Property
  void anyTextHasAFaultOrIsAnAddress(@ForAll String text) {
    faultOrAddress(text);
  }

  @Property(tries = 5000)
  void almostAddressesHaveAFaultWithinTheTextOrAreAddresses(
      @ForAll
          @Chars({'a', '.', '@', '"', '\\', ' ', '<', '>', '-', '[', ']', ':', '\u00e4', '\ud83d'})
          @StringLength(max = 12)
          String text) {
    faultOrAddress(text);
  }

  @Property
  void longTextsHaveAFaultToo(
      @ForAll @Chars({'a', '.', '\u00e4', '\u0130', '\u1e9e', '\u0307'}) @StringLength(max = 400)
          String domain) {
    faultOrAddress("x@" + domain);
    faultOrAddress(domain + "@example.com");
  }

  private static void faultOrAddress(String text) {
    assertThat(AddressFault.of(text).isPresent()).isNotEqualTo(MailAddress.parse(text).isPresent());
    AddressFault.of(text)
        .ifPresent(fault -> assertThat(fault.position()).isBetween(0, text.length()));
  }
}
