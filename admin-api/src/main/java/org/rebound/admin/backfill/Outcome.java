package org.rebound.admin.backfill;

/** What became of a message. */
sealed interface Outcome {

  /** It is in the daemon's database now. */
  record Done() implements Outcome {}

  /** It was there before. */
  record Known() implements Outcome {}

  /** The daemon wants none of it. */
  record Refused(String reply) implements Outcome {}

  /** No field of it names an address that it could have been sent to. */
  record Unaddressed() implements Outcome {}

  /** It is older than asked for. */
  record TooOld() implements Outcome {}

  /** It has no field that mail has. */
  record NotMail() implements Outcome {}
}
