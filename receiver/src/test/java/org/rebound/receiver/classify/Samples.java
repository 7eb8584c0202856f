package org.rebound.receiver.classify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.report.Action;
import org.rebound.receiver.report.DeliveryReport;
import org.rebound.receiver.report.Diagnostic;
import org.rebound.receiver.report.OriginalMessage;
import org.rebound.receiver.report.RecipientStatus;
import org.rebound.receiver.status.EnhancedStatusCode;

/** Delivery reports about one recipient, put together field by field. */
record Samples(
    String format,
    Action action,
    String status,
    String type,
    String diagnostic,
    String said,
    String text,
    String remoteMta,
    String recipient) {

  static Samples failed() {
    return new Samples("rfc3464", Action.FAILED, "", "smtp", "", "", "", "", "anna@example.net");
  }

  Samples action(Action value) {
    return new Samples(format, value, status, type, diagnostic, said, text, remoteMta, recipient);
  }

  Samples status(String value) {
    return new Samples(format, action, value, type, diagnostic, said, text, remoteMta, recipient);
  }

  Samples diagnostic(String value) {
    boolean typed = value.startsWith("x-") && value.indexOf(';') > 0;
    String newType = typed ? value.substring(0, value.indexOf(';')) : "smtp";
    String words = typed ? value.substring(value.indexOf(';') + 1).strip() : value;
    return new Samples(format, action, status, newType, words, said, text, remoteMta, recipient);
  }

  /** What the part for people says of this recipient. */
  Samples said(String value) {
    return new Samples(format, action, status, type, diagnostic, value, text, remoteMta, recipient);
  }

  /** The whole part for people. */
  Samples text(String value) {
    return new Samples(format, action, status, type, diagnostic, said, value, remoteMta, recipient);
  }

  Samples remoteMta(String value) {
    return new Samples(format, action, status, type, diagnostic, said, text, value, recipient);
  }

  Samples format(String value) {
    return new Samples(value, action, status, type, diagnostic, said, text, remoteMta, recipient);
  }

  RecipientStatus recipientStatus() {
    return new RecipientStatus(
        MailAddress.parse(recipient),
        Optional.empty(),
        action,
        EnhancedStatusCode.parse(status),
        remoteMta.isEmpty() ? Optional.empty() : Optional.of(remoteMta),
        new Diagnostic(type, diagnostic),
        said,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  DeliveryReport report() {
    return new DeliveryReport(
        format,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(recipientStatus()),
        text,
        false,
        OriginalMessage.NONE);
  }

  /** A report in the notation of the examples in rule files. */
  static Samples ofExample(String example) {
    Samples sample = failed();
    String rest = example;
    boolean forPeople = false;
    while (rest.matches("\\[(text|(mx|status|format)=[^]]*)].*")) {
      String bracket = rest.substring(1, rest.indexOf(']'));
      rest = rest.substring(rest.indexOf(']') + 1).strip();
      if (bracket.equals("text")) {
        forPeople = true;
      } else if (bracket.startsWith("mx=")) {
        sample = sample.remoteMta(bracket.substring(3));
      } else if (bracket.startsWith("status=")) {
        sample = sample.status(bracket.substring(7));
      } else {
        sample = sample.format(bracket.substring(7));
      }
    }
    return forPeople ? sample.said(rest) : sample.diagnostic(rest);
  }
}
