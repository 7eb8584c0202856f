package org.rebound.receiver.actions;

import java.util.Optional;
import org.rebound.receiver.ledger.Actor;

/** What somebody asks for. */
public record JobRequest(Action action, Targets targets, Actor actor, Optional<Once> once) {

  /**
   * What makes a repeated request the same one.
   *
   * @param key chosen by the client; its own for each actor
   * @param fingerprint of the whole request: another under the same key is refused
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared as a record
  public record Once(String key, byte[] fingerprint) {}
}
