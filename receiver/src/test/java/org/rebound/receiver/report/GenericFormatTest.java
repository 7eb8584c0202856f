package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.mime.MimeReader;

/** Mail systems that nobody has described, in several languages, and what must not look so. */
class GenericFormatTest {

  @ParameterizedTest
  @CsvSource({
    "Unzustellbar, Ihre Nachricht konnte nicht zugestellt werden an",
    "Message non remis, Votre message n'a pas pu \u00eatre remis \u00e0",
    "Correo devuelto, Su mensaje no pudo ser entregado a",
    "Mancato recapito, Impossibile consegnare ai seguenti destinatari",
    "\u041f\u0438\u0441\u044c\u043c\u043e \u043d\u0435 \u0434\u043e\u0441\u0442\u0430\u0432\u043b\u0435\u043d\u043e, \u041f\u043e\u043b\u0443\u0447\u0430\u0442\u0435\u043b\u044c",
    "\u30e1\u30fc\u30eb\u30a8\u30e9\u30fc, \u6b21\u306e\u5b9b\u5148\u306b\u914d\u4fe1\u3067\u304d\u307e\u305b\u3093",
    "\u9000\u4fe1, \u7121\u6cd5\u50b3\u9001",
    "Undeliverable mail, Your mail could not be delivered to",
  })
  void mailSystemThatNamesSomebodyBounces(String subject, String words) {
    DeliveryReport report =
        (DeliveryReport)
            read(
                "From: Postmaster <postmaster@mx.example.net>\nSubject: "
                    + subject
                    + "\nContent-Type: text/plain; charset=utf-8\n\n"
                    + words
                    + " <kim@example.org>:\n\n550 5.1.1 no such user\n");

    assertThat(report.format()).isEqualTo("text");
    assertThat(Letters.addresses(report)).containsExactly("kim@example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zustellung fehlgeschlagen|Die Adresse kim@example.org konnte nicht erreicht werden.",
        "Retour \u00e0 l'exp\u00e9diteur|Impossible de remettre votre message \u00e0 <kim@example.org>: destinataire inconnu",
        "Entrega fallida|El mensaje dirigido a kim@example.org ha sido devuelto.",
        "Impossibile recapitare il messaggio|Messaggio a kim@example.org: casella piena",
        "Mensagem devolvida|Sua mensagem a <kim@example.org> foi devolvida",
        "Mislukte bezorging|De bezorging aan <kim@example.org> is mislukt",
        "Meddelelsen kunne ikke afleveres|Modtager: kim@example.org",
        "Leveransfel|Det gick inte att leverera till kim@example.org",
        "Levering mislyktes|Til: kim@example.org",
        "Viesti\u00e4 ei voitu toimittaa|Vastaanottaja kim@example.org",
        "Zwrot wiadomo\u015bci|Nie mo\u017cna dostarczy\u0107 na adres kim@example.org",
        "Zpr\u00e1va nebyla doru\u010dena|P\u0159\u00edjemce kim@example.org",
        "\u041e\u0448\u0438\u0431\u043a\u0430 \u0434\u043e\u0441\u0442\u0430\u0432\u043a\u0438|\u0410\u0434\u0440\u0435\u0441\u0430\u0442 kim@example.org",
        "Teslim edilemedi: B\u00fclten|\u0130letiniz kim@example.org adresine gitmedi",
        "\u9001\u4fe1\u30a8\u30e9\u30fc|\u5b9b\u5148: kim@example.org",
        "\u7cfb\u7edf\u9000\u4fe1|\u60a8\u7684\u90ae\u4ef6 kim@example.org \u88ab\u9000\u56de",
        "\uba54\uc77c \uc804\ub2ec \uc2e4\ud328|kim@example.org \ub2d8\uaed8 \ubcf4\ub0b4\uc9c0 \ubabb\ud588\uc2b5\ub2c8\ub2e4",
        "Message rejected|What you sent to kim@example.org is refused.",
      })
  void onlyAddressInTheTextIsTheRecipientInWhateverLanguage(String subject, String words) {
    Report report =
        read(
            "From: MAILER-DAEMON@mx.example.net\nTo: b+tag@bounces.example.com\nSubject: "
                + subject
                + "\nContent-Type: text/plain; charset=utf-8\n\n"
                + words
                + "\n\nQuestions? postmaster@mx.example.net\n");

    assertThat(Letters.addresses((DeliveryReport) report)).containsExactly("kim@example.org");
  }

  @Test
  void severalAddressesInTheTextAreRecipientsOnlyWhereTheyBeginALine() {
    String head = "From: MAILER-DAEMON@mx.example.net\nSubject: Delivery failure\n\n";

    assertThat(
            Letters.addresses(
                (DeliveryReport) read(head + "Sorry.\n\nkim@example.org\nlee@example.org\n")))
        .containsExactly("kim@example.org", "lee@example.org");
    assertThat(
            Letters.addresses(
                (DeliveryReport) read(head + "Nothing from kim@example.org to lee@example.org.\n")))
        .containsExactly("");
  }

  @Test
  void sentenceThatSaysWhatIsWrongNamesTheRecipient() {
    DeliveryReport report =
        Letters.delivery(
            Letters.text(
                "Returned mail",
                "User's mailbox is full: <kim@example.org>\nUnable to deliver mail.\n"));

    assertThat(Letters.addresses(report)).containsExactly("kim@example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "Ann <ann@example.org>, Undeliverable: what now?",
    "Ann <ann@example.org>, Re: failure notice",
    "Shop <noreply@shop.example>, Your parcel 550 5.1.1",
    "Postmaster <postmaster@example.org>, Maintenance on Sunday",
    "List <list-bounces@lists.example>, Your daily digest",
  })
  void ordinaryMailNeverBounces(String from, String subject) {
    assertThat(
            read(
                "From: "
                    + from
                    + "\nSubject: "
                    + subject
                    + "\n\nDear all,\nsomebody wrote: 550 5.1.1 <bob@example.org>: user unknown.\n"
                    + "> could not be delivered to bob@example.org\n"))
        .isInstanceOf(Unrecognized.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Parcels <noreply@parcels.example>|Failed delivery: returned to sender|Address unknown",
        "Parcels <no-reply@parcels.example>|Zustellung fehlgeschlagen|konnte nicht zugestellt werden",
        "Forge <noreply@forge.example>|Undeliverable mail is not read (issue 550)|user unknown",
      })
  void parcelsAndIssuesThatNobodyCouldDeliverNeverBounce(
      String from, String subject, String words) {
    for (String returnPath : new String[] {"", "Return-Path: <>\n"}) {
      assertThat(
              read(
                  returnPath
                      + ("From: " + from + "\nSubject: " + subject)
                      + ("\n\nCould not be delivered to:\n\nkim@example.org\n\n" + words)))
          .isInstanceOf(Unrecognized.class);
    }
  }

  @Test
  void listThatQuotesAFailureNeverBounces() {
    assertThat(
            read(
                """
                From: noreply@lists.example
                Return-Path: <>
                List-Id: <help.lists.example>
                Subject: Undeliverable: what does it mean?

                The following recipient could not be reached: kim@example.org
                550 5.1.1 user unknown
                """))
        .isInstanceOf(Unrecognized.class);
  }

  @Test
  void absentPersonsAnswerWithANullSenderNeverBounces() {
    assertThat(
            read(
                """
                Return-Path: <>
                From: Ann <ann@example.org>
                Subject: Out of office
                Auto-Submitted: auto-replied

                I have left. Your message could not be delivered to me; write to bob@example.org.
                """))
        .isInstanceOf(AutoReply.class);
  }

  @Test
  void amazonNotificationsAreReadInTheirEnvelope() {
    String json =
        """
        {"Type":"Notification","Message":"{\\"notificationType\\":\\"Bounce\\",\\"bounce\\":{\
        \\"bounceType\\":\\"Permanent\\",\\"bouncedRecipients\\":[{\\"status\\":\\"5.1.1\\",\
        \\"emailAddress\\":\\"kim@example.org\\",\\"diagnosticCode\\":\\"smtp; 550 no\\"}]}}"}
        """;
    DeliveryReport report =
        Letters.delivery("From: SES <no-reply@sns.amazonaws.com>\nSubject: AWS\n\n" + json);

    assertThat(report.format()).isEqualTo("ses");
    assertThat(Letters.addresses(report)).containsExactly("kim@example.org");
    assertThat(report.recipients().get(0).diagnostic()).isEqualTo(new Diagnostic("smtp", "550 no"));
  }

  @Test
  void filterThatRejectsByADispositionNoticeBounces() {
    DeliveryReport report =
        Letters.delivery(
            """
            From: Mail Delivery Subsystem <postmaster@example.org>
            Subject: Automatically rejected mail
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            Your message to <kim@example.org> was automatically rejected:
            Quota exceeded
            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822; kim@example.org
            Disposition: automatic-action/MDN-sent-automatically; deleted

            --b--
            """);

    assertThat(report.format()).isEqualTo("rfc5429");
    assertThat(report.recipients().get(0).diagnostic().text()).isEqualTo("Quota exceeded");
  }

  @Test
  void microsoftsJunkReportIsAComplaint() {
    FeedbackReport report =
        (FeedbackReport)
            read(
                """
                From: staff@hotmail.com
                Subject: complaint about message from 192.0.2.1
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                X-HmXmrOriginalRecipient: kim@example.org
                Subject: news

                --b--
                """);

    assertThat(report.recipients()).hasToString("[kim@example.org]");
  }

  private static Report read(String message) {
    return ReportReader.read(MimeReader.read(message.getBytes(StandardCharsets.UTF_8)));
  }
}
