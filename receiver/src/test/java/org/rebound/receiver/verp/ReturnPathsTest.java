package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.rebound.receiver.verp.Fixture.DOMAIN;
import static org.rebound.receiver.verp.Fixture.NOW;
import static org.rebound.receiver.verp.Fixture.USER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;

class ReturnPathsTest {

  private final ReturnPaths paths = Fixture.paths();
  private final String inner = paths.mint(42, USER).localPart();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prvs=1234abcdef=%s",
        "PRVS=1234ABCDEF=%s",
        "%s=prvs=1234abcdef",
        "prvs=1=prvs=2=%s",
        "prvs=1=prvs=2=prvs=3=%s",
        "SRS0=HH=TT=b.test=%s",
        "SRS0+HH=TT=B.test=%s",
        "srs0-HH=TT=b.test=%s",
        "SRS1=H=f==H=T=b.test=%s",
        "SRS1=H=f=-H=T=b.test=%s",
      })
  void wrappersOfOthersComeOff(String wrapper) {
    MailAddress wrapped = new MailAddress(wrapper.formatted(inner), DOMAIN);
    assertThat(paths.read(wrapped)).isInstanceOf(ReturnPathReading.Attributed.class);
    assertThat(paths.unwrap(wrapped).localPart()).isEqualToIgnoringCase(inner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prvs=%s",
        "prvs==%s",
        "prvs=a.b=%s",
        "prvs1=%s",
        "SRS0HH=TT=b.test=%s",
        "SRS0=HH=TT=c.test=%s",
        "SRS0=TT=b.test=%s",
        "SRS1=H=f=H=T=b.test=%s",
        "SRS2=HH=TT=b.test=%s",
      })
  void whatIsNoWrapperIsUnknown(String wrapper) {
    assertThat(paths.read(new MailAddress(wrapper.formatted(inner), DOMAIN)))
        .isEqualTo(new ReturnPathReading.Unknown());
  }

  @Test
  void fourWrappersAreUnknown() {
    ReturnPaths postfix = Fixture.with(new PostfixDialect());
    String three = "prvs=1=prvs=2=prvs=3=news+user=x.example";
    assertThat(postfix.read(new MailAddress(three, DOMAIN)))
        .isInstanceOf(ReturnPathReading.Attributed.class);
    assertThat(postfix.read(new MailAddress("prvs=4=" + three, DOMAIN)))
        .isEqualTo(new ReturnPathReading.Unknown());
  }

  @Test
  void wrapperIsNotTakenForTheNameOfAMailing() {
    assertThat(
            Fixture.with(new PostfixDialect())
                .read(new MailAddress("prvs=1234abcdef=news+user=example.com", DOMAIN)))
        .isEqualTo(
            new ReturnPathReading.Attributed(
                "postfix", false, new MailingRef.Named("news"), new RecipientRef.Named(USER)));
  }

  @Test
  void forgeryInAWrapperStaysAForgery() {
    char last = inner.charAt(20) == 'a' ? 'c' : 'a';
    String forged = inner.substring(0, 20) + last + inner.substring(21);
    assertThat(paths.read(new MailAddress("prvs=1234abcdef=" + forged, DOMAIN)))
        .isEqualTo(new ReturnPathReading.Forged());
  }

  @Test
  void domainsAreOursInAnyCaseAndSpelling() {
    ReturnPaths german =
        new ReturnPaths(
            ReturnPathSettings.of("bounces.example.com", "Rückläufer.example."),
            Fixture.ring(),
            Fixture.at(NOW));
    assertThat(german.isOurDomain("BOUNCES.example.com")).isTrue();
    assertThat(german.isOurDomain("bounces.example.com.")).isTrue();
    assertThat(german.isOurDomain("rückläufer.example")).isTrue();
    assertThat(german.isOurDomain("XN--RCKLUFER-3ZA0V.example")).isTrue();
    assertThat(german.isOurDomain("example.com")).isFalse();
    assertThat(german.isOurDomain("x.bounces.example.com")).isFalse();
    assertThat(german.isOurDomain("")).isFalse();
    assertThat(german.isOurDomain("@")).isFalse();
    assertThat(german.mint(1, USER).domain()).isEqualTo("bounces.example.com");
  }

  @Test
  void mintsForTextAsForAddresses() {
    assertThat(paths.mint(42, "User@Example.COM")).isEqualTo(paths.mint(42, USER).toString());
    assertThatIllegalArgumentException().isThrownBy(() -> paths.mint(42, "user"));
  }

  @Test
  void mailingNumbersAreFortyBitsAndNotZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> paths.mint(0, USER));
    assertThatIllegalArgumentException().isThrownBy(() -> paths.mint(-1, USER));
    assertThatIllegalArgumentException().isThrownBy(() -> paths.mint(1L << 40, USER));
    assertThat(paths.read(paths.mint((1L << 40) - 1, USER)))
        .isInstanceOf(ReturnPathReading.Attributed.class);
  }

  @Test
  void manyThreadsMintAndReadWithOneKey() {
    assertThat(
            IntStream.rangeClosed(1, 20_000)
                .parallel()
                .mapToObj(mailing -> paths.read(paths.mint(mailing, USER)))
                .filter(ReturnPathReading.Attributed.class::isInstance))
        .hasSize(20_000);
  }

  @Test
  void classicDialectsAreOffByDefault() {
    assertThat(paths.read(new MailAddress("news+user=example.com", DOMAIN)))
        .isEqualTo(new ReturnPathReading.Unknown());
  }

  @Test
  void dialectThatIsOffIsNotRead() {
    ReturnPathSettings off =
        new ReturnPathSettings(List.of(DOMAIN), 30, Trust.OFF, List.of())
            .with(new PostfixDialect(), Trust.OFF);
    ReturnPaths none = new ReturnPaths(off, Fixture.ring(), Fixture.at(NOW));
    assertThat(none.read(paths.mint(1, USER))).isEqualTo(new ReturnPathReading.Unknown());
    assertThat(none.read(new MailAddress("news+user=example.com", DOMAIN)))
        .isEqualTo(new ReturnPathReading.Unknown());
    assertThatIllegalStateException().isThrownBy(() -> none.mint(1, USER));
  }

  @Test
  void trustComesFromTheSettings() {
    ReturnPathSettings settings =
        new ReturnPathSettings(List.of(DOMAIN), 30, Trust.UNTRUSTED, List.of())
            .with(new PostfixDialect(), Trust.TRUSTED);
    ReturnPaths odd = new ReturnPaths(settings, Fixture.ring(), Fixture.at(NOW));
    assertThat(odd.read(paths.mint(1, USER)))
        .isInstanceOfSatisfying(
            ReturnPathReading.Attributed.class, a -> assertThat(a.trusted()).isFalse());
    assertThat(odd.read(new MailAddress("news+user=example.com", DOMAIN)))
        .isInstanceOfSatisfying(
            ReturnPathReading.Attributed.class, a -> assertThat(a.trusted()).isTrue());
  }

  @Test
  void firstDialectOfTheSettingsThatKnowsItReadsIt() {
    MailAddress both = new MailAddress("list-bounces+user=example.com", DOMAIN);
    ReturnPathSettings narrowFirst =
        ReturnPathSettings.of(DOMAIN)
            .with(new MailmanDialect(), Trust.UNTRUSTED)
            .with(new PostfixDialect(), Trust.UNTRUSTED);
    assertThat(new ReturnPaths(narrowFirst, Fixture.ring(), Fixture.at(NOW)).read(both))
        .isInstanceOfSatisfying(
            ReturnPathReading.Attributed.class, a -> assertThat(a.dialect()).isEqualTo("mailman"));
  }

  @Test
  void noKeyThatMayMintIsSaidSo() {
    KeyRing retired = KeyRing.of(List.of(Fixture.key(1).retiringAt(NOW)));
    ReturnPaths late = new ReturnPaths(ReturnPathSettings.of(DOMAIN), retired, Fixture.at(NOW));
    assertThatIllegalStateException()
        .isThrownBy(() -> late.mint(1, USER))
        .withMessageContaining("rotate");
  }

  @Test
  void daysChangeAtMidnightUtc() {
    Instant lastSecond = Instant.parse("2026-11-22T23:59:59Z");
    ReturnPaths before =
        new ReturnPaths(ReturnPathSettings.of(DOMAIN), Fixture.ring(), Fixture.at(lastSecond));
    ReturnPaths after =
        new ReturnPaths(
            ReturnPathSettings.of(DOMAIN),
            Fixture.ring(),
            Fixture.at(lastSecond.plus(Duration.ofSeconds(1))));
    int day = SignedPath.decode(before.mint(1, USER).localPart()).orElseThrow().day();
    assertThat(SignedPath.decode(after.mint(1, USER).localPart()).orElseThrow().day())
        .isEqualTo(day + 1);
  }

  @Test
  void settingsWithoutSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(ReturnPathSettings::of);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReturnPathSettings(List.of(DOMAIN), 0, Trust.TRUSTED, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ReturnPaths(ReturnPathSettings.of("a b"), Fixture.ring(), Fixture.at(NOW)))
        .withMessageContaining("a b");
  }
}
