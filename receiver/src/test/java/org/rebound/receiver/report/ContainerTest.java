package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;

/**
 * The container of a report (RFC 6522) as it comes: section 3 of the check-list of what a receiver
 * must read. What concerns boundaries alone is in {@code MimeReaderTest}.
 */
class ContainerTest {

  private static final String FIELDS =
      """
      Reporting-MTA: dns; mx.example.net

      Final-Recipient: rfc822; kim@example.org
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 no such user
      """;
  private static final String TYPE = "multipart/report; report-type=delivery-status";
  private static final String STATUS_TYPE = "Content-Type: message/delivery-status";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/report",
        "multipart/report; report-type=\"delivery-status\"",
        "MULTIPART/REPORT; REPORT-TYPE=DELIVERY-STATUS",
        "multipart/report; report-type=feedback-report",
        "multipart/mixed",
        "multipart/mx6d",
      })
  void reportIsReadWhateverItsTypeSays(String type) {
    assertKim(Letters.dsn(FIELDS).replace(TYPE, type));
  }

  @Test
  void plainMessageMayHoldTheFields() {
    assertKim(Letters.text("Undelivered mail", "Sorry.\n\n" + FIELDS));
  }

  @Test
  void fieldsAreFoundUnderSeventeenMultiparts() {
    String inner = Letters.dsn(FIELDS);
    StringBuilder mail = new StringBuilder("From: MAILER-DAEMON@mx.example.net\nSubject: x\n");
    for (int i = 0; i < 17; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=w").append(i).append("\n\n--w");
      mail.append(i).append('\n');
    }

    assertKim(mail + inner.substring(inner.indexOf("Content-Type:")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 19})
  void reportIsFoundUnderMessagesThatHoldNothingElse(int wrappers) {
    assertKim(
        "From: rule@example.org\nContent-Type: message/rfc822\n\n".repeat(wrappers)
            + Letters.dsn(FIELDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"From: Ann <ann@example.org>\n", "From: ann@example.org\nX: y\n"})
  void reportIsFoundAsTheAttachmentOfLettersThatSayNothing(String from) {
    assertKim(attached(from, " ", attached(from, "", Letters.dsn(FIELDS))));
  }

  @Test
  void reportIsFoundUnderTheWordsOfAMailSystem() {
    String outer = "From: Mail gateway <postmaster@gw.example.org>\nSubject: passed on\n";

    assertKim(attached(outer, "A message is attached.", Letters.dsn(FIELDS)));
  }

  @Test
  void reportInPlainTextIsFoundInAWrapperToo() {
    String qmail =
        Letters.text(
            "failure notice",
            "Hi. This is the qmail-send program at mx.example.net.\n\n<kim@example.org>:\n"
                + "Sorry, no mailbox here by that name. (#5.1.1)\n");

    assertKim(attached("From: ann@example.org\n", "", qmail));
  }

  @Test
  void wrappersBeyondTheDepthLimitStayClosed() {
    String wrapper = "From: rule@example.org\nContent-Type: message/rfc822\n\n";

    assertThat(Letters.read(wrapper.repeat(25) + Letters.dsn(FIELDS)))
        .isInstanceOf(Unrecognized.class);
    assertThat(Letters.read(wrapper.repeat(50_000) + Letters.dsn(FIELDS)))
        .isInstanceOf(Unrecognized.class);
  }

  @Test
  void reportsInTheDigestOfAListStayClosed() {
    String digest = attached("From: l@example.org\nList-Id: <l>\n", "", Letters.dsn(FIELDS));

    assertThat(Letters.read(digest)).isInstanceOf(Unrecognized.class);
  }

  @Test
  void newsletterInAWrapperIsNoReport() {
    String newsletter = "From: news@example.com\nSubject: Delivery failed?\n\n550 user unknown";

    assertThat(Letters.read(attached("From: ann@example.org\n", "", newsletter)))
        .isInstanceOf(Unrecognized.class);
  }

  private static String attached(String header, String words, String message) {
    String boundary = "w" + message.length();
    return header
        + "Content-Type: multipart/mixed; boundary=%s\n\n--%s\n\n".formatted(boundary, boundary)
        + words
        + "\n--%s\nContent-Type: message/rfc822\n\n".formatted(boundary)
        + message
        + "\n--%s--\n".formatted(boundary);
  }

  @Test
  void reportThatAPersonForwardsStaysClosed() {
    String mail =
        """
        From: Ann <ann@example.org>
        Subject: Fwd: what is this?
        Content-Type: multipart/mixed; boundary=w

        --w

        See below.
        --w
        Content-Type: message/rfc822

        """
            + Letters.dsn(FIELDS)
            + "\n--w--\n";

    assertThat(Letters.read(mail)).isInstanceOf(Unrecognized.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/html\n\n<p>Mailbox of kim@example.org: <b>no such user</b></p>",
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+bm8gc3VjaCB1c2VyPC9wPg==",
        "Content-Type: text/plain; charset=x-unheard-of\n\nno such user",
        "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nno such =\nuser",
        "Content-Type: multipart/alternative; boundary=i\n\n--i\n\nno such user\n--i\n"
            + "Content-Type: text/html\n\n<p>no such user</p>\n--i--",
      })
  void textForPeopleIsReadInWhateverForm(String part) {
    String mail = Letters.dsn(FIELDS);
    int from = mail.indexOf("Content-Type: text/plain");
    int to = mail.indexOf("\n--=_b1", from);
    DeliveryReport report = assertKim(mail.substring(0, from) + part + "\n" + mail.substring(to));

    assertThat(report.text()).contains("no such user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "quoted-printable", "x-unknown", "7bit (c)"})
  void statusPartIsReadUnderATransferEncodingThatIsNotTrue(String encoding) {
    assertKim(
        Letters.dsn(FIELDS)
            .replace(STATUS_TYPE, STATUS_TYPE + "\nContent-Transfer-Encoding: " + encoding));
  }

  @Test
  void statusPartIsReadUnderATransferEncodingThatRfc3464Forbids() {
    String encoded =
        Base64.getMimeEncoder().encodeToString(FIELDS.getBytes(StandardCharsets.US_ASCII));
    assertKim(
        Letters.dsn(encoded)
            .replace(STATUS_TYPE, STATUS_TYPE + "\nContent-Transfer-Encoding: base64"));
  }

  @Test
  void blankLinesTooFewAndTooManyMakeNoDifference() {
    assertKim(Letters.dsn(FIELDS.replace("\n\n", "\n")));
    assertKim(Letters.dsn(FIELDS.replace("\n\n", "\n\n \n\n\n")));
    assertKim(Letters.dsn(FIELDS.replace("\nAction", "\n\nAction")));
  }

  @Test
  void severalStatusPartsAreOneReport() {
    String second =
        "\n--=_b1\n"
            + STATUS_TYPE
            + "\n\n"
            + FIELDS.replace("kim@", "lee@").replace("5.1.1", "5.2.2");
    DeliveryReport report = Letters.delivery(Letters.dsn(FIELDS + second));

    assertThat(Letters.addresses(report)).containsExactly("kim@example.org", "lee@example.org");
  }

  @Test
  void emptyStatusPartLeavesItToTheText() {
    String mail =
        Letters.dsn("")
            .replace(
                "be delivered to one or more recipients.",
                "be delivered.\n\n<kim@example.org>: 550 5.1.1 no such user");

    assertKim(mail);
  }

  @Test
  void internationalStatusPartIsReadAsUtf8() {
    String mail =
        Letters.dsn(FIELDS.replace("rfc822; kim@example.org", "utf-8; k\u00c3\u00afm@example.org"))
            .replace("message/delivery-status", "message/global-delivery-status");
    DeliveryReport report = Letters.delivery(mail);

    assertThat(report.format()).isEqualTo("rfc6533");
    assertThat(Letters.addresses(report)).containsExactly("k\u00efm@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message/rfc822",
        "text/rfc822-headers",
        "message/global",
        "message/global-headers",
        "message/partial; id=1; number=1",
        "message/rfc822-headers",
      })
  void originalIsReadInWhateverPart(String type) {
    String mail =
        Letters.dsn(FIELDS).replace("Content-Type: message/rfc822", "Content-Type: " + type);
    OriginalMessage original = assertKim(mail).original();

    assertThat(original.fields()).containsEntry("message-id", "<m1@example.com>");
    assertThat(original.recipients()).containsExactly(kim("ann@example.org"));
  }

  @Test
  void originalIsReadFromTextAndUpToWhereItIsCut() {
    String mail = Letters.dsn(FIELDS);
    String asText = mail.replace("Content-Type: message/rfc822", "Content-Type: text/plain");
    String cut = mail.substring(0, mail.indexOf("Subject: The news"));
    String absent = mail.substring(0, mail.indexOf("Content-Type: message/rfc822") - 8);

    assertThat(assertKim(asText).original().fields()).containsKey("message-id");
    assertThat(assertKim(cut).original().fields()).containsKey("message-id");
    assertThat(assertKim(absent).original()).isEqualTo(OriginalMessage.NONE);
  }

  @Test
  void bodyOfTheOriginalIsNeverPartOfTheText() {
    assertThat(assertKim(Letters.dsn(FIELDS)).text()).doesNotContain("user unknown");
  }

  @Test
  void reasonInThePreambleIsRead() {
    String mail =
        """
        From: MAILER-DAEMON@mx.example.net
        Subject: Mail delivery failed
        Content-Type: multipart/mixed; boundary=b

        Your message could not be delivered to: kim@example.org

        550 5.1.1 no such user

        --b
        Content-Type: message/rfc822

        To: list@example.com
        Subject: hello

        --b--
        """;

    assertKim(mail);
  }

  private static DeliveryReport assertKim(String mail) {
    assertThat(Letters.read(mail.replace("\n", "\r\n"))).isEqualTo(Letters.read(mail));
    DeliveryReport report = Letters.delivery(mail);
    assertThat(Letters.addresses(report)).containsExactly("kim@example.org");
    assertThat(report.recipients().get(0).status()).hasToString("Optional[5.1.1]");
    return report;
  }

  private static MailAddress kim(String address) {
    return MailAddress.parse(address).orElseThrow();
  }
}
