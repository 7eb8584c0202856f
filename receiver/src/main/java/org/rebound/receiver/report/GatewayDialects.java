package org.rebound.receiver.report;

import static org.rebound.receiver.report.Sign.field;
import static org.rebound.receiver.report.Sign.sender;
import static org.rebound.receiver.report.Sign.subject;
import static org.rebound.receiver.report.Sign.top;

import java.util.List;

/** How security gateways, smaller mail servers and the gateways of carriers report. */
final class GatewayDialects {

  static final List<Dialect> ALL =
      List.of(
          Dialect.likely(
              "imail",
              field("X-Mailer", "<smtp32")
                  .or(subject("undeliverable mail").and(sender("postmaster"))),
              "recipients were affected:",
              "unknown user:",
              "user mailbox exceeds allowed size:",
              "invalid final delivery userid:",
              "undeliverable to",
              "delivery failed",
              "unknown host:"),
          Dialect.likely("mdaemon", sender("mdaemon"), "warning:", "such user"),
          Dialect.likely(
              "interscan",
              top("interscan messaging security suite").or(sender("interscan")),
              "unable to deliver message to"),
          Dialect.likely(
              "m-filter",
              field("X-Mailer", "m-filter"),
              "\u306b\u5931\u6557\u3057\u307e\u3057\u305f\u3002"),
          Dialect.likely(
              "mailfoundry", top("unable to deliver message to:"), "deliver message to:"),
          Dialect.likely(
              "mailmarshal", top("recipients were affected:"), "recipients were affected:"),
          Dialect.of("listserv", top("list of the affected recipient follows"), "error-for:"),
          Dialect.of(
              "phquery",
              top("message not delivered to the following"),
              "delivered to the following addresses:"),
          Dialect.of(
              "ironport",
              top("automatically generated delivery status notification"),
              "failed permanently:",
              "was aborted after",
              "recipients failed.",
              "has been delayed:"),
          Dialect.of(
              "e500",
              top("failed recipients", "failed addresses follow"),
              "failed recipients",
              "failed addresses follow"),
          Dialect.likely(
              "barracuda",
              top("failed to be delivered", "was not delivered", "delivery failure notification"),
              "addressed to email address :",
              "to the following recipients:"),
          Dialect.of(
              "mercury",
              top("addresses in your message have failed"),
              "responses from the mail transport system:",
              "have failed"),
          Dialect.likely(
              "ezweb",
              top(
                  "each of the following recipients was rejected by a remote mail server",
                  "the user(s) account is disabled",
                  "the user(s) account is temporarily limited"),
              "rejected by a remote mail server.",
              "account is disabled.",
              "account is temporarily limited."),
          Dialect.likely(
              "carrier-jp",
              sender(
                  "@ezweb.ne.jp",
                  "@docomo.ne.jp",
                  "@softbank.",
                  "@vodafone.ne.jp",
                  ".dion.ne.jp",
                  "@disney.ne.jp",
                  "@willcom.com",
                  "@pdx.ne.jp",
                  "@au.com",
                  "@i.softbank.jp"),
              "each of the following recipients was rejected by a remote mail server.",
              "the user(s) account is disabled.",
              "the user(s) account is temporarily limited.",
              "the following recipients did not receive this message:",
              "\u5b9b\u5148:",
              "\u9001\u4fe1\u5148",
              ""));

  private GatewayDialects() {}
}
