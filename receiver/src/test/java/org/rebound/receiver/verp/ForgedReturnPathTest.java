package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.verp.Fixture.DOMAIN;
import static org.rebound.receiver.verp.Fixture.USER;
import static org.rebound.receiver.verp.Fixture.address;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** Attack A1: return paths that nobody minted, or that are not what they were. */
class ForgedReturnPathTest {

  private static final ReturnPathReading UNKNOWN = new ReturnPathReading.Unknown();
  private static final ReturnPathReading FORGED = new ReturnPathReading.Forged();
  private static final ReturnPathReading EXPIRED = new ReturnPathReading.Expired();

  private final ReturnPaths paths = Fixture.paths();
  private final MailAddress minted = paths.mint(42, USER);

  @Test
  void mintedReturnPathIsAttributed() {
    assertThat(paths.read(minted)).isEqualTo(ours(42));
  }

  @Test
  void withoutTagIsUnknown() {
    assertThat(paths.read(at("b"))).isEqualTo(UNKNOWN);
    assertThat(paths.read(at("bounce"))).isEqualTo(UNKNOWN);
    assertThat(paths.read(at("user=example.com"))).isEqualTo(UNKNOWN);
  }

  @Test
  void wrongTagIsForged() {
    SignedPath ours = SignedPath.decode(minted.localPart()).orElseThrow();
    byte[] mac = mac(minted);
    AddressTag other = AddressTag.of(address("victim@example.com"));
    SignedPath theirs = new SignedPath(ours.keyId(), ours.day(), ours.mailing(), other);
    assertThat(paths.read(at(theirs.localPart(mac)))).isEqualTo(FORGED);
  }

  @Test
  void signatureOfAnotherMailingIsForged() {
    SignedPath ours = SignedPath.decode(minted.localPart()).orElseThrow();
    byte[] otherMac = mac(paths.mint(43, USER));
    assertThat(paths.read(at(ours.localPart(otherMac)))).isEqualTo(FORGED);
    assertThat(paths.read(at(ours.localPart(mac(minted))))).isEqualTo(ours(42));
  }

  @Test
  void signatureOfAnotherKeyIsForged() {
    KeyRing others = KeyRing.of(List.of(Fixture.key(3), Fixture.key(4)));
    ReturnPaths elsewhere =
        new ReturnPaths(
            ReturnPathSettings.of(DOMAIN),
            KeyRing.of(
                List.of(new ReturnPathKey(3, new byte[32], Instant.EPOCH, Optional.empty()))),
            Fixture.at(Fixture.NOW));
    assertThat(elsewhere.read(minted)).isEqualTo(FORGED);
    SignedPath ours = SignedPath.decode(minted.localPart()).orElseThrow();
    SignedPath renamed = new SignedPath(4, ours.day(), ours.mailing(), ours.recipient());
    ReturnPaths both =
        new ReturnPaths(ReturnPathSettings.of(DOMAIN), others, Fixture.at(Fixture.NOW));
    assertThat(both.read(at(renamed.localPart(mac(minted))))).isEqualTo(FORGED);
  }

  @Test
  void unknownKeyIsForged() {
    SignedPath ours = SignedPath.decode(minted.localPart()).orElseThrow();
    SignedPath unknown = new SignedPath(9, ours.day(), ours.mailing(), ours.recipient());
    assertThat(paths.read(at(unknown.localPart(mac(minted))))).isEqualTo(FORGED);
  }

  @Test
  void unknownVersionAndMailingZeroAreForgedEvenWithAGoodSignature() {
    byte[] octets = SignedPath.octets(minted.localPart());
    octets[0] = (byte) (0x20 | 3);
    assertThat(paths.read(at(signedAnew(octets)))).isEqualTo(FORGED);
    octets[0] = (byte) (0x10 | 3);
    assertThat(paths.read(at(signedAnew(octets)))).isEqualTo(ours(42));
    octets[7] = 0;
    assertThat(paths.read(at(signedAnew(octets)))).isEqualTo(FORGED);
  }

  @Test
  void expiredAfterThirtyDaysAndNotBefore() {
    assertThat(Fixture.paths(Duration.ofDays(30)).read(minted)).isEqualTo(ours(42));
    assertThat(Fixture.paths(Duration.ofDays(31)).read(minted)).isEqualTo(EXPIRED);
    assertThat(Fixture.paths(Duration.ofDays(365)).read(minted)).isEqualTo(EXPIRED);
  }

  @Test
  void fromTheFutureIsForgedExceptForTomorrow() {
    assertThat(Fixture.paths(Duration.ofDays(-1)).read(minted)).isEqualTo(ours(42));
    assertThat(Fixture.paths(Duration.ofDays(-2)).read(minted)).isEqualTo(FORGED);
  }

  @Test
  void ofARetiredKeyIsExpired() {
    KeyRing retired = KeyRing.of(List.of(Fixture.key(3).retiringAt(Fixture.NOW)));
    ReturnPaths late =
        new ReturnPaths(ReturnPathSettings.of(DOMAIN), retired, Fixture.at(Fixture.NOW));
    assertThat(late.read(minted)).isEqualTo(EXPIRED);
  }

  @Test
  void upperCasedIsTheSame() {
    assertThat(paths.read(at(minted.localPart().toUpperCase(Locale.ROOT)))).isEqualTo(ours(42));
  }

  @Test
  void truncatedIsUnknown() {
    for (int length = 1; length < minted.localPart().length(); length++) {
      assertThat(paths.read(at(minted.localPart().substring(0, length)))).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void truncatedAt64InItsWrapperIsUnknown() {
    String wrapped = "SRS0=abcd=XY=bounces.b.test=" + minted.localPart();
    assertThat(paths.read(at(wrapped.substring(0, 64)))).isEqualTo(UNKNOWN);
  }

  @Test
  void withMoreBehindItIsUnknown() {
    assertThat(paths.read(at(minted.localPart() + "a"))).isEqualTo(UNKNOWN);
    assertThat(paths.read(at(minted.localPart() + "+tag"))).isEqualTo(UNKNOWN);
  }

  @Test
  void spareBitsOfTheLastCharacterAreNoSecondSpelling() {
    String localPart = minted.localPart();
    int last = Base32.value(localPart.charAt(42));
    for (int spare = 1; spare < 4; spare++) {
      String other =
          localPart.substring(0, 42) + "abcdefghijklmnopqrstuvwxyz234567".charAt(last + spare);
      assertThat(paths.read(at(other))).isEqualTo(FORGED);
    }
  }

  @Test
  void atAForeignDomainIsUnknown() {
    assertThat(paths.read(new MailAddress(minted.localPart(), "victim.example")))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void replayedAThousandTimesReadsTheSame() {
    for (int i = 0; i < 1000; i++) {
      assertThat(paths.read(minted)).isEqualTo(ours(42));
    }
  }

  private static String signedAnew(byte[] octets) {
    byte[] mac = Fixture.key(3).mac(octets, SignedPath.SIGNED_OCTETS);
    byte[] all = octets.clone();
    System.arraycopy(mac, 0, all, SignedPath.SIGNED_OCTETS, SignedPath.MAC_OCTETS);
    return "b" + Base32.encode(all);
  }

  private static byte[] mac(MailAddress path) {
    byte[] octets = SignedPath.octets(path.localPart());
    byte[] mac = new byte[SignedPath.MAC_OCTETS];
    System.arraycopy(octets, SignedPath.SIGNED_OCTETS, mac, 0, mac.length);
    return mac;
  }

  private static MailAddress at(String localPart) {
    return new MailAddress(localPart, DOMAIN);
  }

  private static ReturnPathReading ours(long mailing) {
    return new ReturnPathReading.Attributed(
        "signed",
        true,
        new MailingRef.Numbered(mailing),
        new RecipientRef.Tagged(AddressTag.of(USER)));
  }
}
