package org.rebound.receiver.report;

import java.util.List;

/** The words behind which mail systems of many makes name the recipients, in several languages. */
final class CommonPointers {

  static final List<String> ALL =
      List.of(
          "address(es) failed:",
          "addresses failed:",
          "address failed:",
          "following address(es):",
          "following addresses:",
          "following address:",
          "following address(es).",
          "following addresses.",
          "following address.",
          "following recipient(s):",
          "following recipients:",
          "following recipient:",
          "following recipient(s) could not be reached:",
          "did not reach the following recipient(s):",
          "following recipient failed permanently:",
          "following recipients failed permanently:",
          "following recipients failed.",
          "following recipients did not receive this message:",
          "following recipients did not receive your message:",
          "following recipients were affected:",
          "following recipients was aborted after",
          "following recipient has been delayed:",
          "following recipients has been delayed",
          "delivery has failed to these recipients or groups:",
          "delivery has failed to these recipients or distribution lists:",
          "has not yet been delivered is:",
          "has not yet been delivered to the following addresses:",
          "was not delivered to:",
          "could not be delivered to:",
          "could not be delivered to",
          "cannot be delivered to the following recipients:",
          "not delivered to the following addresses:",
          "unable to deliver message to:",
          "unable to deliver message to",
          "unable to deliver your message to",
          "unable to deliver to",
          "error delivering your mail to",
          "following list of recipients:",
          "for the following list of recipients:",
          "for the following recipients:",
          "undeliverable to",
          "undeliverable address:",
          "failed recipient:",
          "failed recipients",
          "rejected recipient",
          "delivery failed 20 attempts:");

  private CommonPointers() {}
}
