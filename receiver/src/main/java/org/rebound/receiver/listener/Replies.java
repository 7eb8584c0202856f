package org.rebound.receiver.listener;

/** The replies the listener itself gives, each with its code once (RFC 5321, 3463, 5248). */
final class Replies {

  static final SmtpReply CLOSING = SmtpReply.ok(221, "2.0.0", "Bye");
  static final SmtpReply DONE = SmtpReply.ok(250, "2.0.0", "Ok");
  static final SmtpReply SENDER_OK = SmtpReply.ok(250, "2.1.0", "Sender ok");
  static final SmtpReply RECIPIENT_KNOWN = SmtpReply.ok(250, "2.1.5", "Recipient ok");
  static final SmtpReply CANNOT_VERIFY =
      SmtpReply.ok(252, "2.5.2", "Cannot verify; send a message to find out");
  static final SmtpReply HELP =
      SmtpReply.ok(214, "2.0.0", "EHLO HELO MAIL RCPT DATA BDAT RSET NOOP VRFY QUIT, see RFC 5321");
  static final SmtpReply READY_FOR_TLS = SmtpReply.ok(220, "2.0.0", "Ready to start TLS");

  static final SmtpReply TOO_MANY_CONNECTIONS =
      SmtpReply.temporary(421, "4.3.2", "Service busy, too many connections, try again later");
  static final SmtpReply TOO_MANY_FROM_PEER =
      SmtpReply.temporary(421, "4.7.0", "Too many connections from your address");
  static final SmtpReply STOPPING =
      SmtpReply.temporary(421, "4.3.2", "Service closing, try again later");
  static final SmtpReply TIMED_OUT =
      SmtpReply.temporary(421, "4.4.2", "Time-out, closing connection");
  static final SmtpReply TOO_SLOW =
      SmtpReply.temporary(421, "4.4.2", "Data comes too slowly, closing connection");
  static final SmtpReply CUT_OFF =
      SmtpReply.temporary(421, "4.4.2", "Connection ended within a message, nothing was taken");
  static final SmtpReply TOO_MANY_ERRORS = SmtpReply.temporary(421, "4.7.0", "Too many errors");
  static final SmtpReply TOO_MANY_COMMANDS =
      SmtpReply.temporary(421, "4.7.0", "Too many commands without a message");
  static final SmtpReply NOT_SMTP = SmtpReply.temporary(421, "4.7.0", "This port speaks SMTP only");
  static final SmtpReply ENDLESS =
      SmtpReply.temporary(421, "4.3.4", "Message far beyond the size limit, closing connection");

  static final SmtpReply LOCAL_ERROR =
      SmtpReply.temporary(451, "4.3.0", "Local error, try again later");
  static final SmtpReply NO_MEMORY =
      SmtpReply.temporary(452, "4.3.1", "Too much mail at this moment, try again later");
  static final SmtpReply TOO_MANY_RECIPIENTS =
      SmtpReply.temporary(452, "4.5.3", "Too many recipients");

  static final SmtpReply UNKNOWN_COMMAND = SmtpReply.permanent(500, "5.5.1", "Unknown command");
  static final SmtpReply UNREADABLE =
      SmtpReply.permanent(500, "5.5.2", "Command holds control characters or broken UTF-8");
  static final SmtpReply LINE_TOO_LONG =
      SmtpReply.permanent(500, "5.5.2", "Command line too long, closing connection");
  static final SmtpReply BARE_LINE_END =
      SmtpReply.permanent(501, "5.5.2", "Lines must end with CRLF, closing connection");
  static final SmtpReply BAD_ARGUMENT =
      SmtpReply.permanent(501, "5.5.4", "Syntax error in arguments");
  static final SmtpReply BAD_CHUNK =
      SmtpReply.permanent(501, "5.5.4", "Syntax: BDAT octets [LAST], closing connection");
  static final SmtpReply BAD_PARAMETER =
      SmtpReply.permanent(501, "5.5.4", "Syntax error in a parameter");
  static final SmtpReply BAD_SENDER =
      SmtpReply.permanent(501, "5.1.7", "Bad sender address syntax");
  static final SmtpReply BAD_RECIPIENT =
      SmtpReply.permanent(501, "5.1.3", "Bad recipient address syntax");
  static final SmtpReply NOT_IMPLEMENTED =
      SmtpReply.permanent(502, "5.5.1", "Command not implemented");
  static final SmtpReply NOT_GREETED = SmtpReply.permanent(503, "5.5.1", "Send EHLO or HELO first");
  static final SmtpReply NESTED_MAIL =
      SmtpReply.permanent(503, "5.5.1", "Sender already given, send RSET first");
  static final SmtpReply NO_MAIL = SmtpReply.permanent(503, "5.5.1", "Send MAIL first");
  static final SmtpReply CHUNKS_BEGUN =
      SmtpReply.permanent(503, "5.5.1", "Message began with BDAT, send BDAT or RSET");
  static final SmtpReply TLS_ACTIVE = SmtpReply.permanent(503, "5.5.1", "TLS is already active");
  static final SmtpReply TOO_BIG =
      SmtpReply.permanent(552, "5.3.4", "Message exceeds the size limit");
  static final SmtpReply NEEDS_SMTPUTF8 =
      SmtpReply.permanent(553, "5.6.7", "A non-ASCII address needs SMTPUTF8");
  static final SmtpReply NO_RECIPIENTS = SmtpReply.permanent(554, "5.5.1", "No valid recipients");
  static final SmtpReply UNKNOWN_PARAMETER = SmtpReply.permanent(555, "5.5.4", "Unknown parameter");

  private Replies() {}
}
