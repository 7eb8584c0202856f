package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.mime.MimeReader;

/** Automatic answers (RFC 3834): section 5 of the check-list of what a receiver must read. */
class AutoReplyFormatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: Automatische Antwort: Einladung\n\nIch bin nicht da",
        "Subject: R\u00e9ponse automatique\n\nabsent",
        "Subject: Risposta automatica\n\nassente",
        "Subject: Autosvar\n\nborta",
        "Subject: =?utf-8?b?6Ieq5YuV5b+c562U?=\n\nx",
        "Subject: Auto reply\n\nthanks",
        "Subject: Re: hello\nAuto-Submitted: auto-replied\n\nuser unknown is what I am",
        "Subject: ann\n\nAnn no longer works here.",
        "Subject: Re: x\n\nPlease click to have your address added to the allowed list",
        "Subject: x\nPrecedence: auto_reply\n\naway",
        "Subject: Eingangsbest\u00e4tigung\n\nx",
        "Subject: Accus\u00e9 de r\u00e9ception\n\nx",
        "Subject: Acuse de recibo\n\nx",
        "Subject: Automatisk svar\n\nx",
        "Subject: Poissa\n\nx",
        "Subject: Autoodpowied\u017a\n\nx",
        "Subject: Automatick\u00e1 odpov\u011b\u010f\n\nx",
        "Subject: \u0410\u0432\u0442\u043e\u043e\u0442\u0432\u0435\u0442\n\nx",
        "Subject: Otomatik yan\u0131t\n\nx",
        "Subject: \u4e0d\u5728\u306e\u304a\u77e5\u3089\u305b\n\nx",
        "Subject: \u81ea\u52a8\u56de\u590d: x\n\nx",
        "Subject: \uc790\ub3d9 \ud68c\uc2e0: x\n\nx",
        "Subject: \u05de\u05e2\u05e0\u05d4 \u05d0\u05d5\u05d8\u05d5\u05de\u05d8\u05d9\n\nx",
        "Subject: Re: our offer\nPrecedence: bulk\n\nsee you",
        "Subject: Re: our offer\nPrecedence: junk\n\nsee you",
        "Subject: Aw: our offer\nX-Auto-Response-Suppress: All\n\nsee you",
        "Subject: x\n\nKim ne travaille plus chez nous.",
        "Subject: x\n\nKim arbeitet nicht mehr bei uns.",
      })
  void automaticRepliesAreKnownInManyLanguages(String rest) {
    byte[] message = ("From: Ann <ann@example.org>\n" + rest).getBytes(StandardCharsets.UTF_8);

    assertThat(ReportReader.read(MimeReader.read(message))).isInstanceOf(AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: lunch\n\nmy mail to bob@example.org was not delivered",
        "Subject: our offer\nPrecedence: bulk\nList-Unsubscribe: <https://x.example>\n\nI am away",
        "Subject: Re: [list] x\nPrecedence: bulk\nList-Id: <list.example>\n\nsee you",
        "Subject: our offer\nPrecedence: bulk\n\nsee you",
        "Subject: Invitation\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR",
      })
  void ordinaryMailIsNone(String rest) {
    assertThat(Letters.read("From: Ann <ann@example.org>\n" + rest))
        .isInstanceOf(Unrecognized.class);
  }
}
