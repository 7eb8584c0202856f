package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      })
  void automaticRepliesAreKnownInManyLanguages(String rest) {
    assertThat(Letters.read("From: Ann <ann@example.org>\n" + rest)).isInstanceOf(AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: lunch\n\nmy mail to bob@example.org was not delivered",
        "Subject: our offer\nPrecedence: bulk\nList-Unsubscribe: <https://x.example>\n\nI am away",
        "Subject: Invitation\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR",
      })
  void ordinaryMailIsNone(String rest) {
    assertThat(Letters.read("From: Ann <ann@example.org>\n" + rest))
        .isInstanceOf(Unrecognized.class);
  }
}
