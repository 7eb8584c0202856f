package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.verp.Fixture.DOMAIN;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

class ReturnPathProperties {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final List<Dialect> CLASSIC =
      List.of(
          new SympaDialect(),
          new MailmanDialect(),
          new QmailDialect(),
          PatternDialect.of("m-{mailing}.{recipient}@{domain}"),
          PatternDialect.of("{recipient}_{mailing}_x@b.test"),
          new PostfixDialect("-=", List.of("news", "old-news")),
          new PostfixDialect());

  private final ReturnPaths paths = Fixture.paths();
  private final ReturnPaths everything = everything();

  @Property
  void whatIsMintedIsAttributedHoweverItIsWrapped(
      @ForAll @LongRange(min = 1, max = (1L << 40) - 1) long mailing,
      @ForAll("recipients") MailAddress recipient,
      @ForAll("wrappers") List<String> wrappers,
      @ForAll boolean upperCased) {
    MailAddress minted = paths.mint(mailing, recipient);
    assertThat(minted.localPart()).hasSize(43).matches("b[a-z2-7]{42}");
    String localPart = minted.localPart();
    for (String wrapper : wrappers) {
      localPart = wrapper.formatted(localPart);
    }
    if (upperCased) {
      localPart = localPart.toUpperCase(Locale.ROOT);
    }
    MailAddress.of(localPart, DOMAIN)
        .ifPresent(
            wrapped ->
                assertThat(paths.read(wrapped))
                    .isEqualTo(
                        new ReturnPathReading.Attributed(
                            "signed",
                            true,
                            new MailingRef.Numbered(mailing),
                            new RecipientRef.Tagged(AddressTag.of(recipient)))));
  }

  @Property
  void noReturnPathWithOneCharacterChangedIsAttributed(
      @ForAll("recipients") MailAddress recipient,
      @ForAll @IntRange(max = 42) int position,
      @ForAll @IntRange(max = 30) int step) {
    String localPart = paths.mint(7, recipient).localPart();
    char before = localPart.charAt(position);
    char after = ALPHABET.charAt((ALPHABET.indexOf(before) + 1 + step) % 32);
    String changed = localPart.substring(0, position) + after + localPart.substring(position + 1);
    assertThat(paths.read(new MailAddress(changed, DOMAIN)))
        .isInstanceOfAny(ReturnPathReading.Forged.class, ReturnPathReading.Unknown.class);
  }

  @Property
  void noReturnPathWithOneBitChangedIsAttributed(
      @ForAll("recipients") MailAddress recipient, @ForAll @IntRange(max = 207) int bit) {
    byte[] octets = SignedPath.octets(paths.mint(7, recipient).localPart());
    octets[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(paths.read(new MailAddress("b" + Base32.encode(octets), DOMAIN)))
        .isEqualTo(new ReturnPathReading.Forged());
  }

  @Property
  void anyAddressHasAReading(@ForAll("localParts") String localPart) {
    MailAddress.of(localPart, DOMAIN)
        .ifPresent(
            path -> {
              assertThat(paths.read(path)).isNotInstanceOf(ReturnPathReading.Attributed.class);
              assertThat(everything.read(path)).isNotNull();
              assertThat(everything.unwrap(path)).isNotNull();
            });
  }

  @Property
  void classicDialectsNameTheRecipientTheyWereWrittenFor(
      @ForAll("recipients") MailAddress recipient) {
    MailAddress normal = recipient.normalize();
    String user = recipient.localPart() + "=" + recipient.domain();
    String sympa = recipient.localPart() + "==a==" + recipient.domain();
    assertNames(new PostfixDialect(), "news+" + user, "news", normal);
    assertNames(new PostfixDialect("-=", List.of("a", "a-b")), "a-b-" + user, "a-b", normal);
    assertNames(new QmailDialect(), "news-return-123-" + user, "news-123", normal);
    assertNames(new QmailDialect(), "a-b-return-warn-1.abc-" + user, "a-b-warn", normal);
    assertNames(new QmailDialect(), "news-return-probe-abc-" + user, "news-probe", normal);
    assertNames(new MailmanDialect(), "news-bounces+" + user, "news", normal);
    assertNames(new SympaDialect(), "bounce+" + sympa + "==news", "news", normal);
    assertNames(new SympaDialect(), "bounce+" + sympa + "==news==w", "news-w", normal);
    assertNames(PatternDialect.of("x-{mailing}-{recipient}@{domain}"), "x-m-" + user, "m", normal);
    assertNames(PatternDialect.of("{recipient}-{mailing}@b.test"), user + "-m", "m", normal);
  }

  private static void assertNames(
      Dialect dialect, String localPart, String mailing, MailAddress recipient) {
    MailAddress.of(localPart, DOMAIN)
        .ifPresent(
            path -> {
              ReturnPathReading reading = Fixture.with(dialect).read(path);
              assertThat(reading).isInstanceOf(ReturnPathReading.Attributed.class);
              ReturnPathReading.Attributed attributed = (ReturnPathReading.Attributed) reading;
              assertThat(attributed.dialect()).isEqualTo(dialect.name());
              assertThat(attributed.trusted()).isFalse();
              assertThat(attributed.mailing()).isEqualTo(new MailingRef.Named(mailing));
              assertThat(attributed.recipient()).isInstanceOf(RecipientRef.Named.class);
              MailAddress named = ((RecipientRef.Named) attributed.recipient()).address();
              assertThat(named.normalize()).isEqualTo(recipient);
            });
  }

  @Provide
  Arbitrary<MailAddress> recipients() {
    Arbitrary<String> user =
        Arbitraries.strings().withChars("abcXYZ019.+-=_ %!@\"üΣ").ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> domain =
        Arbitraries.of("example.com", "Ex-am.Example", "x.test", "bücher.test", "[192.0.2.1]");
    return Combinators.combine(user, domain)
        .as(MailAddress::of)
        .filter(address -> address.isPresent())
        .map(address -> address.orElseThrow());
  }

  @Provide
  Arbitrary<List<String>> wrappers() {
    return Arbitraries.of(
            "prvs=1234abcdef=%s",
            "%s=prvs=1234abcdef",
            "prvs=1=%s",
            "prvs=2=%s",
            "SRS0=aB/+=XY=b.test=%s",
            "SRS0+abcd=XY=B.TEST=%s",
            "srs0-abc=XY=b.test=%s",
            "SRS1=a=f==b=c=b.test=%s",
            "SRS1+a=f=+b=c=b.test=%s")
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> localParts() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "prvs=",
            "=prvs=",
            "SRS0=",
            "SRS1=",
            "srs0+",
            "=",
            "==",
            "==a==",
            "+",
            "-",
            "@",
            "b",
            "a=b=",
            "b.test",
            "-return-",
            "-bounces",
            "bounce+",
            "123",
            "warn-",
            "m-",
            ".",
            "_x",
            "user=example.com",
            "üΣ",
            "\ud834\udd60");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(64),
        piece.list().ofMaxSize(10).map(p -> String.join("", p)));
  }

  private static ReturnPaths everything() {
    ReturnPathSettings settings = ReturnPathSettings.of(DOMAIN);
    for (Dialect dialect : CLASSIC) {
      settings = settings.with(dialect, Trust.TRUSTED);
    }
    return new ReturnPaths(settings, Fixture.ring(), Fixture.at(Fixture.NOW));
  }
}
