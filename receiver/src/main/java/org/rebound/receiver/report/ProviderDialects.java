package org.rebound.receiver.report;

import static org.rebound.receiver.report.Sign.field;
import static org.rebound.receiver.report.Sign.sender;
import static org.rebound.receiver.report.Sign.subject;
import static org.rebound.receiver.report.Sign.top;

import java.util.List;

/** How mailbox and sending providers report in plain text. */
final class ProviderDialects {

  static final List<Dialect> ALL =
      List.of(
          Dialect.of(
              "yahoo",
              Shape.BRACKETS,
              top(
                  "we were unable to deliver your message to the following address",
                  "unable to deliver message to the following address(es)",
                  "i wasn't able to deliver the following message")),
          Dialect.of(
              "google",
              sender("@googlemail.com", "@gmail.com", "@google.com")
                  .and(
                      top(
                              "delivery to the following recipient",
                              "technical details of permanent failure",
                              "technical details of temporary failure")
                          .or(field("X-Failed-Recipients"))
                          .or(subject("delivery status notification"))),
              "following recipient failed permanently:",
              "following recipients failed permanently:",
              "following recipient has been delayed:",
              "following recipients has been delayed:",
              "following recipients have been delayed:"),
          Dialect.of(
              "aol",
              Shape.BARE_NAMES,
              sender("@aol.com").and(top("your mail to the following recipients")),
              "could not be delivered because"),
          Dialect.likely(
              "zoho",
              sender("@zoho", "@mail.zoho").or(field("X-Mailer", "zoho mail")),
              "this is a permanent error.",
              "had fatal errors -----",
              "had delivery problems -----"),
          Dialect.likely(
              "gmx",
              sender("@mail.gmx.", "@gmx.", "@web.de", "@kundenserver.", "@mout."),
              "address failed:",
              "addresses failed:",
              "failed:",
              "to the following addresses:"),
          Dialect.likely(
              "mail.ru",
              sender("mail.ru"),
              "\u043f\u043e\u043b\u0443\u0447\u0430\u0442\u0435\u043b\u044f\u043c:",
              "address(es) failed:"),
          Dialect.likely(
              "yandex",
              sender("yandex."),
              "\u043f\u043e\u043b\u0443\u0447\u0430\u0442\u0435\u043b\u044f\u043c:",
              "\u043f\u043e \u0430\u0434\u0440\u0435\u0441\u0443"),
          Dialect.likely(
              "sina", Shape.BRACKETS, sender("@sina.com").or(field("X-Mailer", "sinamail"))),
          Dialect.likely(
              "netease",
              sender("@163.com", "@126.com", "@yeah.net", "@188.com", "@netease.com"),
              "\u6536\u4ef6\u4eba",
              "\u4ee5\u4e0b\u6536\u4ef6\u4eba"),
          Dialect.likely(
              "tencent",
              sender("@qq.com", "@foxmail.com", "@exmail.qq.com"),
              "\u6536\u4ef6\u4eba",
              "\u6536\u4fe1\u4eba"),
          Dialect.likely(
              "verizon",
              sender("@vtext.com", "@vzwpix.com", "@mms.", "@txt.")
                  .and(top("message details", "error")),
              "rcpt to:",
              "to:"),
          Dialect.likely("sendgrid", field("X-SG-EID").or(sender("@sendgrid.")), "email address:"));

  private ProviderDialects() {}
}
