package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text as address, xtext and unitext: what is taken can be written, read and kept. */
class AddressFuzzTest {

  @FuzzTest
  void whatIsTakenIsWrittenAndReadBack(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    MailAddress.parse(text).ifPresent(AddressFuzzTest::check);
    MailAddress.parse("\"" + text + "\"@example.org").ifPresent(AddressFuzzTest::check);
    MailAddress.of(text, "example.org").ifPresent(AddressFuzzTest::check);
    MailAddress.of("user", text).ifPresent(AddressFuzzTest::check);
    assertThat(Xtext.decode(text)).hasSizeLessThanOrEqualTo(text.length());
    assertThat(Unitext.decode(text)).hasSizeLessThanOrEqualTo(text.length());
    assertThat(Xtext.encode(text)).doesNotContain("=", " ").matches("\\p{ASCII}*");
    if (Characters.areAllowed(text)) {
      assertThat(Xtext.decode(Xtext.encode(text))).isEqualTo(text);
      assertThat(Unitext.decode(Unitext.encode(text))).isEqualTo(text);
    }
  }

  private static void check(MailAddress address) {
    String written = address.toString();
    assertThat(MailAddress.parse(written)).contains(address);
    assertThat(MailAddress.parse("<" + written + ">")).contains(address);
    assertThat(Sender.parse("<" + written + ">")).contains(Sender.of(address));
    assertThat(written.chars()).allMatch(c -> c >= ' ' && c != 0x7f);
    assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(254);
    MailAddress normal = address.normalize();
    assertThat(normal.normalize()).isEqualTo(normal);
    assertThat(normal.domain()).isASCII();
    assertThat(MailAddress.parse(normal.toString())).contains(normal);
    assertThat(AddressTag.of(normal)).isEqualTo(AddressTag.of(address));
  }
}
