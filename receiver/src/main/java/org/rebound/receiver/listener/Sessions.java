package org.rebound.receiver.listener;

import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Ties SubEthaSMTP's session to our conversation at its beginning and its end. */
final class Sessions implements SessionHandler {

  private final Admission admission;

  Sessions(Admission admission) {
    this.admission = admission;
  }

  @Override
  public SessionAcceptance accept(Session session) {
    Conversation conversation = conversation(session);
    conversation.name(session.getSessionId());
    Thread.currentThread().setName("smtp-" + session.getSessionId());
    if (admission.isStopped()) {
      // The listener may have looked for sessions to stop just before this one was there.
      conversation.stop();
    }
    return SessionAcceptance.success();
  }

  @Override
  public void onSessionEnd(Session session) {
    conversation(session).finish();
  }

  private static Conversation conversation(Session session) {
    return ((SessionSocket) session.getSocket()).conversation();
  }
}
