package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MailAddressProperties {

  @Property
  void anyTextIsAnAddressOrNothing(@ForAll String text) {
    MailAddress.parse(text).ifPresent(MailAddressProperties::holdsItsPromises);
  }

  @Property
  void almostAddressesAreAddressesOrNothing(@ForAll("almostAddresses") String text) {
    MailAddress.parse(text).ifPresent(MailAddressProperties::holdsItsPromises);
  }

  @Property
  void everyAddressHoldsItsPromises(@ForAll("addresses") MailAddress address) {
    holdsItsPromises(address);
  }

  @Example
  void normalFormIsIdempotentForEveryCodePoint() {
    for (int c = 0x20; c <= Character.MAX_CODE_POINT; c++) {
      if (!Characters.isAllowed(c)) {
        continue;
      }
      String once = NormalText.of("a" + Character.toString(c) + "\u0307b");
      assertThat(NormalText.of(once)).isEqualTo(once);
    }
  }

  @Property
  void labelsOfLowerCaseLettersHaveTheALabelThatJavaGives(@ForAll("germanLabels") String label) {
    assertThat(Domain.normalize(label)).isEqualTo(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
  }

  private static void holdsItsPromises(MailAddress address) {
    assertThat(MailAddress.parse(address.toString())).contains(address);
    assertThat(MailAddress.parse("<" + address + ">")).contains(address);
    MailAddress normal = address.normalize();
    assertThat(normal.normalize()).isEqualTo(normal);
    assertThat(MailAddress.parse(normal.toString())).contains(normal);
    assertThat(Characters.isAscii(normal.domain())).isTrue();
    assertThat(AddressTag.of(address)).isEqualTo(AddressTag.of(normal));
    assertThat(address.toString().chars()).noneMatch(Character::isISOControl);
  }

  @Provide
  Arbitrary<String> almostAddresses() {
    return Arbitraries.strings()
        .withChars("aZ0.@\"\\<>[]:,-+=!% _\t\r\u0000üßΣİ\u0308\u3002\ud834\udd60")
        .ofMaxLength(40);
  }

  @Provide
  Arbitrary<MailAddress> addresses() {
    Arbitrary<String> localPart = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> label =
        Arbitraries.strings().alpha().numeric().withChars("äßжα中").ofMinLength(1).ofMaxLength(9);
    return Combinators.combine(localPart, label.list().ofMinSize(1).ofMaxSize(5))
        .as(
            (local, labels) ->
                MailAddress.parse(LocalPart.write(local) + "@" + String.join(".", labels)))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  @Provide
  Arbitrary<String> germanLabels() {
    return Arbitraries.strings().withChars("abcxyzäöüéжλ中例").ofMinLength(1).ofMaxLength(20);
  }
}
