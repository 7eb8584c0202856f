package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "user@example.org           | user | example.org",
        "<user@example.org>         | user | example.org",
        "user@example.org.          | user | example.org",
        "u.s.e.r+tag@example.org    | u.s.e.r+tag | example.org",
        "!#$%&'*+-/=?^_{}~@x.org    | !#$%&'*+-/=?^_{}~ | x.org",
        "\"two words\"@example.org  | two words | example.org",
        "\"a\\\"b\\\\c\"@example.org| a\"b\\c | example.org",
        "\"dot.string\"@example.org | dot.string | example.org",
        "\"a@b\"@example.org        | a@b | example.org",
        "user@[192.0.2.1]           | user | [192.0.2.1]",
        "user@[IPv6:2001:db8::1]    | user | [IPv6:2001:db8::1]",
        "user@[IPv6:::ffff:192.0.2.1] | user | [IPv6:::ffff:192.0.2.1]",
        "user@[x400:c=de]           | user | [x400:c=de]",
        "user@localhost             | user | localhost",
        "用户@例子.example          | 用户 | 例子.example",
      })
  void readsWhatTheGrammarKnows(String text, String localPart, String domain) {
    assertThat(MailAddress.parse(text)).contains(new MailAddress(localPart, domain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<>",
        "user",
        "@example.org",
        "user@",
        "user@.",
        "user@@example.org",
        "a@b@example.org",
        ".user@example.org",
        "user.@example.org",
        "us..er@example.org",
        "us er@example.org",
        "user@exam ple.org",
        "user@example..org",
        "user@.example.org",
        "user@-example.org",
        "user@example-.org",
        "user@exa_mple.org",
        "user@example.org..",
        "<user@example.org",
        "user@example.org>",
        "<<user@example.org>>",
        "\"\"@example.org",
        "\"user@example.org",
        "\"us\"er\"@example.org",
        "\"user\"x@example.org",
        "\"user\\\"@example.org",
        "user@[192.0.2.256]",
        "user@[192.0.2]",
        "user@[IPv6:1::2::3]",
        "user@[IPv6:12345::]",
        "user@[IPv6:1:2:3:4:5:6:7]",
        "user@[]",
        "user@[a:]",
        "user@[192.0.2.1",
        "us\u0000er@x.org",
        "user\r\nRCPT TO:<x@y>@example.org",
        "\"a\rb\"@example.org",
        "us\u007fer@example.org",
        "us\u0085er@example.org",
        "us\u202eer@example.org",
        "us\ud800er@example.org",
        "us\ufffder@example.org",
        "user@exam\u0001ple.org",
        "user@ex\uff0eample.org",
        "user@ex\u3002ample.org",
        "user@ex\u2100mple.org",
        "user@ex\u00a0ample.org",
        "user@ex\u037eample.org",
        "user@ü-.example",
        "user@-ü.example",
      })
  void readsNothingFromWhatIsNoAddress(String text) {
    assertThat(MailAddress.parse(text)).isEmpty();
  }

  @Test
  void localPartHasAtMost64OctetsAsWritten() {
    assertThat(MailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
    assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(MailAddress.parse("ä".repeat(32) + "@example.org")).isPresent();
    assertThat(MailAddress.parse("ä".repeat(33) + "@example.org")).isEmpty();
    assertThat(MailAddress.parse('"' + "a ".repeat(31) + "\"@example.org")).isPresent();
    assertThat(MailAddress.parse('"' + "a ".repeat(32) + "\"@example.org")).isEmpty();
  }

  @Test
  void wholeAddressHasAtMost254OctetsAndEachLabel63() {
    String label = "a".repeat(62) + ".";
    String domain = label.repeat(3) + "a".repeat(61);
    assertThat(MailAddress.parse("abc@" + domain)).isPresent();
    assertThat(MailAddress.parse("abcd@" + domain)).isEmpty();
    assertThat(MailAddress.parse("u@" + "a".repeat(63) + ".org")).isPresent();
    assertThat(MailAddress.parse("u@" + "a".repeat(64) + ".org")).isEmpty();
    assertThat(MailAddress.parse("u@" + "中".repeat(61) + ".org")).isEmpty();
  }

  @Test
  void limitsHoldForTheNormalFormToo() {
    // Each of these becomes three times as long under normalization form C.
    assertThat(MailAddress.parse("\ud834\udd60".repeat(16) + "@example.org")).isEmpty();
    assertThat(MailAddress.parse("\ud834\udd60".repeat(5) + "@example.org")).isPresent();
  }

  @Test
  void constructorRefusesWhatTheParserWouldNotRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress("", "example.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress("a\n", "example.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress("a", "example.org."));
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress("a", "b@c"));
  }

  static String[][] pairsThatAreOne() {
    return new String[][] {
      {"User@Example.ORG", "user@example.org"},
      {"user@example.org.", "user@example.org"},
      {"\"user\"@example.org", "user@example.org"},
      {"user@bücher.example", "user@xn--bcher-kva.example"},
      {"user@BÜCHER.example", "user@XN--BCHER-KVA.example"},
      {"user@bu\u0308cher.example", "user@bücher.example"},
      {"user@straße.example", "user@xn--strae-oqa.example"},
      {"JÖRG@example.org", "jo\u0308rg@example.org"},
      {"ΣΑΣ@example.org", "σασ@example.org"},
      {"\u212aelvin@example.org", "kelvin@example.org"},
      {"\u0130@example.org", "i@example.org"},
      {"user@例え.example", "user@xn--r8jz45g.example"},
    };
  }

  @ParameterizedTest
  @MethodSource("pairsThatAreOne")
  void normalFormIsTheSameForAddressesThatAreOne(String one, String other) {
    MailAddress first = MailAddress.parse(one).orElseThrow().normalize();
    MailAddress second = MailAddress.parse(other).orElseThrow().normalize();
    assertThat(first).isEqualTo(second).hasToString(second.toString());
    assertThat(AddressTag.of(first)).isEqualTo(AddressTag.of(second));
  }

  @Test
  void sharpSIsNotDoubleS() {
    assertThat(MailAddress.parse("u@straße.example").orElseThrow().normalize())
        .isNotEqualTo(MailAddress.parse("u@strasse.example").orElseThrow().normalize());
  }

  @Test
  void quotesComeBackOnlyWhereTheGrammarAsksForThem() {
    assertThat(new MailAddress("a.b", "example.org")).hasToString("a.b@example.org");
    assertThat(new MailAddress("a b", "example.org")).hasToString("\"a b\"@example.org");
    assertThat(new MailAddress("a..b", "example.org")).hasToString("\"a..b\"@example.org");
    assertThat(new MailAddress("a\"\\", "example.org")).hasToString("\"a\\\"\\\\\"@example.org");
  }

  @Test
  void tagIsTheFirstEightOctetsOfTheDigestOfTheNormalForm() {
    // printf 'user@example.org' | sha256sum
    assertThat(AddressTag.of(new MailAddress("User", "example.ORG")).value())
        .isEqualTo(TAG_OF_USER_AT_EXAMPLE_ORG);
  }

  private static final long TAG_OF_USER_AT_EXAMPLE_ORG = 0xd159ef624ed86697L;
}
