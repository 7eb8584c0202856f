package org.rebound.admin.simulate;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What comes back of mailings, sent to their return paths by SMTP. */
final class Returns {

  /** Of a thousand recipients so many send something back. */
  private static final int OF_A_THOUSAND = 70;

  private final Weighted<Cause> causes = new Weighted<>(Cause.all(), Cause::weight);
  private final Cause full =
      new Cause(1, "postfix", "4.2.2", "452 4.2.2 <{recipient}>: Mailbox full");
  private final Map<String, Integer> sent = new TreeMap<>();
  private final MailServer server;
  private final Random random;
  private final Instant now;
  private int number;

  Returns(MailServer server, Random random, Instant now) {
    this.server = server;
    this.random = random;
    this.now = now;
  }

  /** How many messages by each template. */
  Map<String, Integer> sent() {
    return Collections.unmodifiableMap(sent);
  }

  /** Sends what comes back of a mailing; the mailboxes of {@code unlucky} are full every time. */
  void of(SentMailing mailing, List<Person> unlucky) throws IOException {
    for (int i = 0; i < mailing.recipients().size(); i++) {
      boolean isFull = unlucky.contains(mailing.recipients().get(i));
      if (isFull || random.nextInt(1_000) < OF_A_THOUSAND) {
        send(isFull ? full : causes.draw(random), mailing, i);
      }
    }
  }

  /** Sends the hostile ones, as far as there are recipients. */
  int hostile(SentMailing mailing) throws IOException {
    List<Cause> all = new ArrayList<>(Cause.hostile());
    int count = Math.min(all.size(), mailing.recipients().size());
    for (int i = 0; i < count; i++) {
      send(all.get(i), mailing, mailing.recipients().size() - 1 - i);
    }
    return count;
  }

  private void send(Cause cause, SentMailing mailing, int recipient) throws IOException {
    number++;
    server.send(
        new Letter(
            cause,
            mailing.recipients().get(recipient),
            mailing.returnPaths().get(recipient),
            mailing.number() + "." + number,
            mailing.sentAt(),
            now));
    sent.merge(cause.template(), 1, Integer::sum);
  }
}
