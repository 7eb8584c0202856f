package org.rebound.admin.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A month of a sender's life, told to a daemon by its API and its SMTP port as any sender would.
 * What is sent and opened lies in the past; what comes back comes now, because nobody but the
 * daemon says when. Made anew with another number of each mailing whenever it runs.
 */
final class Simulation {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final int UNLUCKY = 3;

  private final SimulationSettings settings;
  private final PrintStream out;
  private final Instant now;

  Simulation(SimulationSettings settings, PrintStream out, Clock clock) {
    this.settings = settings;
    this.out = out;
    this.now = clock.instant();
  }

  /** Runs it and says what it did. */
  void run() throws IOException {
    Random random = new Random(settings.seed());
    List<Person> people =
        new People(random).make(settings.recipients() + settings.recipients() / 4);
    List<Person> unlucky = people.subList(0, Math.min(UNLUCKY, settings.recipients()));
    Api api = new Api(settings.url(), settings.key());
    Sender sender = new Sender(api, random, now);
    try (MailServer server = new MailServer(settings.smtp())) {
      Returns returns = new Returns(server, random, now);
      List<String> titles = Texts.lines("mailings.txt");
      int hostile = 0;
      for (int i = 0; i < settings.mailings(); i++) {
        SentMailing mailing =
            sender.send(
                titles.get(i % titles.size()), timeOf(i), recipients(people, unlucky, random));
        returns.of(mailing, unlucky);
        hostile = i == settings.mailings() - 1 ? returns.hostile(mailing) : hostile;
        say(
            "mailing "
                + mailing.number()
                + " of "
                + mailing.sentAt().truncatedTo(ChronoUnit.MINUTES)
                + " is out");
      }
      say(
          settings.mailings()
              + " mailings to "
              + settings.recipients()
              + " recipients each; "
              + sender.sent()
              + " sent, "
              + sender.opened()
              + " opened");
      say(sum(returns) + " messages came back, " + hostile + " of them hostile: " + list(returns));
    }
    new Desk(api).work(people.get(people.size() - 1)).forEach(this::say);
    say("look at it: " + settings.url() + "/");
  }

  private Instant timeOf(int mailing) {
    long step = MONTH.toMillis() / settings.mailings();
    return now.minus(MONTH).plusMillis(step * mailing + step / 2);
  }

  private List<Person> recipients(List<Person> people, List<Person> unlucky, Random random) {
    List<Person> others = new ArrayList<>(people.subList(unlucky.size(), people.size()));
    Collections.shuffle(others, random);
    List<Person> recipients = new ArrayList<>(unlucky);
    recipients.addAll(others.subList(0, settings.recipients() - unlucky.size()));
    return recipients;
  }

  private static int sum(Returns returns) {
    return returns.sent().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String list(Returns returns) {
    return returns.sent().entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  private void say(String line) {
    out.println("rebound simulate: " + line);
  }
}
