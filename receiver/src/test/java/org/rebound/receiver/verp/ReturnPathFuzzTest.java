package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.verp.Fixture.DOMAIN;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** What we minted is read back however it is wrapped; nobody else's path passes for signed. */
class ReturnPathFuzzTest {

  private static final ReturnPaths SIGNED = Fixture.paths();
  private static final ReturnPaths EVERYTHING =
      new ReturnPaths(
          ReturnPathSettings.of(DOMAIN)
              .with(new SympaDialect(), Trust.TRUSTED)
              .with(new MailmanDialect(), Trust.UNTRUSTED)
              .with(new QmailDialect(), Trust.UNTRUSTED)
              .with(PatternDialect.of("m-{mailing}.{recipient}@{domain}"), Trust.UNTRUSTED)
              .with(PatternDialect.of("{recipient}_{mailing}_x@b.test"), Trust.UNTRUSTED)
              .with(new PostfixDialect(), Trust.UNTRUSTED),
          Fixture.ring(),
          Fixture.at(Fixture.NOW));

  @FuzzTest
  void onlyWhatWeMintedIsSigned(FuzzedDataProvider data) {
    long mailing = data.consumeLong(1, (1L << 40) - 1);
    int position = data.consumeInt(0, 42);
    String user = data.consumeString(40);
    String local = data.consumeRemainingAsString();
    MailAddress recipient = MailAddress.of(user, "example.com").orElse(Fixture.USER);
    MailAddress minted = SIGNED.mint(mailing, recipient);
    ReturnPathReading.Attributed attributed =
        new ReturnPathReading.Attributed(
            "signed",
            true,
            new MailingRef.Numbered(mailing),
            new RecipientRef.Tagged(AddressTag.of(recipient)));
    assertThat(SIGNED.read(minted)).isEqualTo(attributed);
    assertThat(EVERYTHING.read(minted)).isEqualTo(attributed);
    MailAddress.of("prvs=1234abcdef=" + minted.localPart(), DOMAIN)
        .ifPresent(batv -> assertThat(SIGNED.read(batv)).isEqualTo(attributed));
    MailAddress.of(local, DOMAIN).ifPresent(ReturnPathFuzzTest::isNotSigned);
    if (!local.isEmpty()) {
      String cut = minted.localPart().substring(0, position);
      String graft = cut + local + minted.localPart().substring(position);
      MailAddress.of(graft, DOMAIN).ifPresent(ReturnPathFuzzTest::isNotSignedUnlessWrapped);
      changed(minted.localPart(), position, local.charAt(0))
          .ifPresent(ReturnPathFuzzTest::isNotSigned);
    }
  }

  private static void isNotSigned(MailAddress path) {
    assertThat(SIGNED.read(path)).isNotInstanceOf(ReturnPathReading.Attributed.class);
    if (EVERYTHING.read(path) instanceof ReturnPathReading.Attributed classic) {
      assertThat(classic.dialect()).isNotEqualTo("signed");
      assertThat(classic.trusted()).isEqualTo(classic.dialect().equals("sympa"));
    }
  }

  /** Wrappers are taken off unread: what they leave may be just what we minted. */
  private static void isNotSignedUnlessWrapped(MailAddress path) {
    if (SIGNED.unwrap(path).equals(path)) {
      isNotSigned(path);
    }
  }

  private static Optional<MailAddress> changed(String minted, int position, char c) {
    String changed = minted.substring(0, position) + c + minted.substring(position + 1);
    return changed.equalsIgnoreCase(minted) ? Optional.empty() : MailAddress.of(changed, DOMAIN);
  }
}
