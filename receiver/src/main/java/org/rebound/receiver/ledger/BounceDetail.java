package org.rebound.receiver.ledger;

/**
 * Everything about one bounce event: the row, why it was classified so, and the message it came in.
 */
public record BounceDetail(BounceRow row, ExplanationRow explanation, MessageRow message) {

  /**
   * Why.
   *
   * @param weighed what else spoke and lost: JSON as the recorder wrote it
   */
  public record ExplanationRow(
      String rule, String rulePack, String field, String evidence, String weighed) {}

  /** The message. */
  public record MessageRow(
      String returnPath,
      String dialect,
      boolean trusted,
      String sender,
      String peer,
      String helo,
      String sessionId,
      String messageKind,
      String format,
      int size) {}
}
