package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts and boundaries as they come: section 3 of the check-list of what a receiver must read. */
class MimeReaderTest {

  private static final String TWO_PARTS =
      """
      Subject: two
       parts
      Content-Type: multipart/mixed; boundary="b 1"

      before
      --b 1
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      caf=C3=A9 soft=
       break
      --b 1
      Content-Type: text/html

      <p>one &amp; <b>two</b></p><script>no()</script>&lt;a@b.example&gt;
      --b 1--
      after
      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r\r\n", "\r"})
  void partsAreReadWithAnyLineEnd(String lineEnd) {
    Part root = read(TWO_PARTS.replace("\n", lineEnd)).root();

    assertThat(root.headers().first("subject")).contains("two parts");
    assertThat(root.children()).hasSize(2);
    assertThat(root.preamble()).isEqualTo("before");
    assertThat(root.epilogue()).isEqualTo("after");
    assertThat(root.children().get(0).text()).isEqualTo("caf\u00e9 soft break");
    assertThat(root.children().get(1).text().strip()).isEqualTo("one & two\n<a@b.example>");
  }

  @Test
  void messageOfBareReturnsMayEndAsItsCarrierEndsIt() {
    String mail = TWO_PARTS.stripTrailing().replace("\n", "\r");

    assertThat(read(mail + "\r\n").root().children()).hasSize(2);
    assertThat(read(mail).root().children()).hasSize(2);
    assertThat(MimeReader.readHeaders((mail + "\n").getBytes(StandardCharsets.ISO_8859_1)).fields())
        .hasSize(2);
  }

  @Test
  void oneLineReadsTheSameWithAnyLineEnd() {
    assertThat(read("nothing but this\r\n").root().text()).isEqualTo("nothing but this\n");
    assertThat(read("nothing but this\r\r\n").root().text()).isEqualTo("nothing but this\n");
    assertThat(read("two\rlines\r\n").root().text()).isEqualTo("two\nlines\n");
  }

  @Test
  void lineOfReturnsInAHeaderIsNotWalkedTwice() {
    String attack = "Subject: a" + "\r".repeat(2_000_000) + "\n".repeat(2) + "b";

    assertThat(read(attack).root().text()).isEqualTo("b");
  }

  @Test
  void bytesThatAreReadAreNeverWrittenTo() {
    byte[] mail = "Subject: a\r\rb\r".getBytes(StandardCharsets.ISO_8859_1);
    byte[] before = mail.clone();

    assertThat(MimeReader.read(mail).root().text()).startsWith("b");
    assertThat(mail).isEqualTo(before);
  }

  @Test
  void mboxLineAndBlankLinesBeforeTheHeaderAreSkipped() {
    assertThat(read("From x@y Mon Jan 1\nSubject: a\n\nb").headers().first("Subject"))
        .contains("a");
    assertThat(read("\n\nSubject: a\n\nb").headers().first("Subject")).contains("a");
  }

  @Test
  void bodyThatFollowsWithoutABlankLineIsFound() {
    Message message = read("Subject: a\nFrom: b\nHi. This is the mail system\nat work.\n");

    assertThat(message.headers().fields()).hasSize(2);
    assertThat(message.root().text()).startsWith("Hi. This is");
  }

  @Test
  void missingEndBoundaryEndsThePartWithTheMessage() {
    assertThat(read(TWO_PARTS.replace("--b 1--\nafter\n", "")).root().children()).hasSize(2);
  }

  @Test
  void boundaryInTheWrongCaseIsFound() {
    assertThat(read(TWO_PARTS.replace("\"b 1\"", "\"B 1\"")).root().children()).hasSize(2);
  }

  @Test
  void boundaryThatIsNotGivenIsGuessed() {
    assertThat(read(TWO_PARTS.replace("; boundary=\"b 1\"", "")).root().children()).hasSize(2);
    assertThat(read(TWO_PARTS.replace("\"b 1\"", "other")).root().children()).hasSize(2);
  }

  @Test
  void brokenMultipartTypeIsStillSplit() {
    assertThat(read(TWO_PARTS.replace("multipart/mixed", "multipart/mx6d")).root().children())
        .hasSize(2);
  }

  @Test
  void messageWithinIsClosedUntilAskedFor() {
    Part part = read("Content-Type: message/rfc822\n\nFrom z@z\nSubject: inner\n\ntext\n").root();

    assertThat(part.children()).isEmpty();
    assertThat(part.embeddedHeaders().first("Subject")).contains("inner");
    assertThat(part.embedded().orElseThrow().root().text()).isEqualTo("text\n");
  }

  @Test
  void fieldsAreDecodedAndParametersJoined() {
    Message message =
        read(
            """
            Subject: =?utf-8?b?Y2Fm?= =?utf-8?b?w6k=?= x
            Content-Type: Text/Plain (c); name*0*=utf-8''caf%C3; name*1*=%A9; x=y

            """);

    assertThat(message.headers().decoded("subject")).isEqualTo("caf\u00e9 x");
    assertThat(message.root().type().mediaType()).isEqualTo("text/plain");
    assertThat(message.root().type().parameter("x")).contains("y");
  }

  private static Message read(String text) {
    return MimeReader.read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void commentThatEndsInABackslashEndsWithTheField() {
    assertThat(ContentType.parse("text/html; charset=utf-8; (\\"))
        .isEqualTo(new ContentType("text/html", Map.of("charset", "utf-8")));
  }
}
