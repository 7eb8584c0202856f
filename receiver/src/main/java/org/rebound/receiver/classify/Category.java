package org.rebound.receiver.classify;

/** What happened: a closed set, one sentence each. */
public enum Category {
  /** There is no such mailbox. */
  MAILBOX_UNKNOWN(Fault.RECIPIENT, true),
  /** The domain does not exist, or takes no mail. */
  DOMAIN_UNKNOWN(Fault.RECIPIENT, true),
  /** The mailbox exists and has been disabled, suspended or left unused. */
  MAILBOX_DISABLED(Fault.RECIPIENT, true),
  /** The recipient moved to another address. */
  MOVED(Fault.RECIPIENT, true),
  /** The recipient's host says for good that it takes no mail. */
  NOT_ACCEPTING(Fault.RECIPIENT, true),
  /** The mailbox is full. */
  MAILBOX_FULL(Fault.RECIPIENT, false),
  /** The recipient, or a filter on his account, refused. */
  RECIPIENT_REFUSED(Fault.RECIPIENT, false),
  /** A rule of the receiving site refused the message. */
  POLICY_REFUSED(Fault.SENDER, false),
  /** Our address, domain or network has a bad name, or is on a list. */
  SENDER_REPUTATION(Fault.SENDER, false),
  /** SPF, DKIM, DMARC, reverse DNS or credentials did not satisfy the receiver. */
  AUTHENTICATION(Fault.SENDER, false),
  /** The envelope sender of our mail was refused. */
  SENDER_REFUSED(Fault.SENDER, false),
  /** The receiver will not relay for us to this recipient. */
  RELAYING(Fault.INFRASTRUCTURE, false),
  /** We sent too much too fast. */
  RATE_LIMITED(Fault.SENDER, false),
  /** The content looked like spam. */
  SPAM_CONTENT(Fault.MESSAGE, false),
  /** The content looked like malware. */
  VIRUS(Fault.MESSAGE, false),
  /** The message was larger than the receiver takes. */
  MESSAGE_TOO_LARGE(Fault.MESSAGE, false),
  /** The form or an attachment of the message was refused. */
  CONTENT(Fault.MESSAGE, false),
  /** The other host could not be reached, or the connection broke. */
  NETWORK(Fault.INFRASTRUCTURE, false),
  /** The domain's name servers gave no usable answer. */
  DNS(Fault.INFRASTRUCTURE, false),
  /** Tried until time ran out. */
  TIMEOUT_EXPIRED(Fault.INFRASTRUCTURE, false),
  /** The receiving system has a fault or no room. */
  SYSTEM(Fault.INFRASTRUCTURE, false),
  /** The two systems disagreed about SMTP. */
  PROTOCOL(Fault.INFRASTRUCTURE, false),
  /** A system on the way is set up wrongly: loops, routes, aliases. */
  CONFIGURATION(Fault.INFRASTRUCTURE, false),
  /** The receiver asks for a later try, as greylisting does. */
  GREYLISTED(Fault.INFRASTRUCTURE, false),
  /** The recipient must be confirmed by a challenge. */
  CHALLENGE(Fault.RECIPIENT, false),
  /** The recipient called it spam. */
  COMPLAINT(Fault.RECIPIENT, false),
  /** Nothing in the report says what happened. */
  OTHER(Fault.INFRASTRUCTURE, false);

  private final Fault fault;
  private final boolean hard;

  Category(Fault fault, boolean hard) {
    this.fault = fault;
    this.hard = hard;
  }

  /** Whose problem it is, unless a rule says otherwise. */
  public Fault fault() {
    return fault;
  }

  /** Whether a failure of this category is hard, unless a rule says otherwise. */
  public Verdict verdict() {
    return hard ? Verdict.HARD : Verdict.SOFT;
  }

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
