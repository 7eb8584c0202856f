package org.rebound.receiver.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.MailAddress;

class BlankingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 <Ann@Example.org>: unknown   | 550 <[deleted]>: unknown
          user ann unknown                 | user [deleted] unknown
          ANN                              | [deleted]
          ann=example.org@b.example.net    | [deleted]=example.org@b.example.net
          annual plan of anna and joann    | annual plan of anna and joann
          ann,ann;ann                      | [deleted],[deleted];[deleted]
          mailbox full                     | mailbox full
          """)
  void addressAndItsLocalPartGoAndOtherWordsStay(String text, String left) {
    assertThat(blanking("ann@example.org").of(text)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "\"a b\"@example.org, \"no such user \"\"A B\"\"@example.org\"",
    "a+b@example.org, no a+b here",
    "(@example.org, x(x"
  })
  void anyLawfulLocalPartIsTakenLiterally(String address, String text) {
    String local = MailAddress.parse(address).map(MailAddress::localPart).orElse("(");
    MailAddress.parse(address)
        .ifPresent(
            a ->
                assertThat(new Blanking(List.of(a)).of(text).toLowerCase(Locale.ROOT))
                    .doesNotContain(local.toLowerCase(Locale.ROOT)));
  }

  @Property
  void nothingOfTheAddressIsLeftWhereverItStood(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String local,
      @ForAll @StringLength(max = 30) String before,
      @ForAll @StringLength(max = 30) String after) {
    String address = local + "@example.org";
    String text = before + " <" + address + "> " + after;
    assertThat(blanking(address).of(text).toLowerCase(Locale.ROOT))
        .doesNotContain(address.toLowerCase(Locale.ROOT));
  }

  private static Blanking blanking(String address) {
    return new Blanking(List.of(MailAddress.parse(address).orElseThrow()));
  }
}
