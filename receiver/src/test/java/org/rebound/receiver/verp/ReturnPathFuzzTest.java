package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.verp.Fixture.DOMAIN;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** What we minted is read back however it is wrapped; nobody else's path passes for signed. */
class ReturnPathFuzzTest {

  private static final ReturnPaths SIGNED = Fixture.paths();
  private static final ReturnPaths EVERYTHING = everything(Fixture.ring());

  /**
   * A key that mints nothing here: what the other key mints, the fuzzer sees being compared and
   * sends in again.
   */
  private static final KeyRing SEALED = KeyRing.of(List.of(sealed()));

  private static final ReturnPaths SEALED_SIGNED =
      new ReturnPaths(ReturnPathSettings.of(DOMAIN), SEALED, Fixture.at(Fixture.NOW));
  private static final ReturnPaths SEALED_EVERYTHING = everything(SEALED);

  private static ReturnPathKey sealed() {
    byte[] secret = new byte[ReturnPathKey.SECRET_OCTETS];
    Arrays.fill(secret, (byte) 0x5A);
    return new ReturnPathKey(3, secret, Instant.EPOCH, Optional.empty());
  }

  private static ReturnPaths everything(KeyRing ring) {
    return new ReturnPaths(
        ReturnPathSettings.of(DOMAIN)
            .with(new SympaDialect(), Trust.TRUSTED)
            .with(new MailmanDialect(), Trust.UNTRUSTED)
            .with(new QmailDialect(), Trust.UNTRUSTED)
            .with(PatternDialect.of("m-{mailing}.{recipient}@{domain}"), Trust.UNTRUSTED)
            .with(PatternDialect.of("{recipient}_{mailing}_x@b.test"), Trust.UNTRUSTED)
            .with(new PostfixDialect(), Trust.UNTRUSTED),
        ring,
        Fixture.at(Fixture.NOW));
  }

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
    MailAddress.of(local, DOMAIN)
        .ifPresent(path -> isNotSigned(path, SEALED_SIGNED, SEALED_EVERYTHING));
    if (!local.isEmpty()) {
      String cut = minted.localPart().substring(0, position);
      String graft = cut + local + minted.localPart().substring(position);
      MailAddress.of(graft, DOMAIN).ifPresent(ReturnPathFuzzTest::isNotSignedUnlessWrapped);
      changed(minted.localPart(), position, local.charAt(0))
          .ifPresent(ReturnPathFuzzTest::isNotSigned);
    }
  }

  private static void isNotSigned(MailAddress path) {
    isNotSigned(path, SIGNED, EVERYTHING);
  }

  private static void isNotSigned(MailAddress path, ReturnPaths signed, ReturnPaths everything) {
    assertThat(signed.read(path)).isNotInstanceOf(ReturnPathReading.Attributed.class);
    if (everything.read(path) instanceof ReturnPathReading.Attributed classic) {
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
