package org.rebound.receiver.listener;

/** What a command does: reads its arguments, answers, and changes the conversation. */
interface SmtpVerb {

  /** Runs the command at hand. Nothing the peer sends makes it throw. */
  void run(Conversation conversation);
}
