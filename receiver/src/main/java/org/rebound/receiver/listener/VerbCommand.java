package org.rebound.receiver.listener;

import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** Puts one of our commands in the place of SubEthaSMTP's. */
final class VerbCommand extends BaseCommand {

  private final SmtpVerb action;

  VerbCommand(Verb verb, SmtpVerb action) {
    super(verb.name(), "See RFC 5321.");
    this.action = action;
  }

  @Override
  public void execute(String line, Session session) {
    action.run(((SessionSocket) session.getSocket()).conversation());
  }
}
