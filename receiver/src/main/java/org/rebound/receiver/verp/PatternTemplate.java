package org.rebound.receiver.verp;

import org.rebound.receiver.address.MailAddress;

/**
 * A template taken apart: {@code before{x}between{y}after@domain}.
 *
 * @param between empty with one variable, never empty with two
 * @param domain empty for any of the bounce domains
 */
record PatternTemplate(
    String before, Variables variables, String between, String after, String domain) {

  /** Which variables the local part has, and in which order. */
  enum Variables {
    MAILING,
    MAILING_RECIPIENT,
    RECIPIENT_MAILING
  }

  private static final String MAILING = "{mailing}";
  private static final String RECIPIENT = "{recipient}";
  private static final String DOMAIN = "{domain}";

  /**
   * Takes a lower-case template apart.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static PatternTemplate parse(String template) {
    int at = template.lastIndexOf('@');
    if (at < 1 || at == template.length() - 1) {
      throw bad(template, "it needs a local part, an @ and {domain} or a domain");
    }
    String localPart = template.substring(0, at);
    String domain = domain(template, template.substring(at + 1));
    int mailing = once(template, localPart, MAILING);
    int recipient = once(template, localPart, RECIPIENT);
    if (mailing < 0) {
      throw bad(template, "it needs {mailing} before the @");
    }
    PatternTemplate parsed;
    if (recipient < 0) {
      parsed =
          new PatternTemplate(
              localPart.substring(0, mailing),
              Variables.MAILING,
              "",
              localPart.substring(mailing + MAILING.length()),
              domain);
    } else {
      boolean mailingFirst = mailing < recipient;
      String one = mailingFirst ? MAILING : RECIPIENT;
      String other = mailingFirst ? RECIPIENT : MAILING;
      int first = Math.min(mailing, recipient);
      int second = Math.max(mailing, recipient);
      parsed =
          new PatternTemplate(
              localPart.substring(0, first),
              mailingFirst ? Variables.MAILING_RECIPIENT : Variables.RECIPIENT_MAILING,
              localPart.substring(first + one.length(), second),
              localPart.substring(second + other.length()),
              domain);
      if (parsed.between().isEmpty()) {
        throw bad(template, "there must be something between {mailing} and {recipient}");
      }
    }
    if ((parsed.before() + parsed.between() + parsed.after()).matches(".*[{}@<>\"\\s].*")) {
      throw bad(
          template,
          "before the @ it may only have {mailing}, {recipient} and characters of an address");
    }
    return parsed;
  }

  boolean matchesDomain(String normalDomain) {
    return domain.isEmpty() || domain.equals(normalDomain);
  }

  private static int once(String template, String localPart, String variable) {
    int first = localPart.indexOf(variable);
    if (first != localPart.lastIndexOf(variable)) {
      throw bad(template, "it has " + variable + " twice");
    }
    return first;
  }

  private static String domain(String template, String text) {
    return text.equals(DOMAIN)
        ? ""
        : MailAddress.of("x", text)
            .map(address -> address.normalize().domain())
            .orElseThrow(() -> bad(template, "after the @ it needs {domain} or a domain"));
  }

  private static IllegalArgumentException bad(String template, String why) {
    return new IllegalArgumentException("return-path pattern \"" + template + "\": " + why);
  }
}
