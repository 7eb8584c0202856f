package org.rebound.receiver.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.validate.MailDomain.MailExchangers;
import org.rebound.receiver.validate.MailDomain.Trouble;

/**
 * Domains under load and in trouble: limits of time and number, what is kept, servers that are
 * away.
 */
class MailDomainsTroubleTest extends AskedDomains {

  @Test
  void aliasThatTheServerLeavesToUsIsAskedFor() {
    answer(q -> DnsMessage.to(q).cname(NAME, "elsewhere.example.net"));
    server.mx("elsewhere.example.net", "mx.example.net");
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void aliasesInACircleWithinOneAnswerEnd() {
    answer(q -> DnsMessage.to(q).cname(NAME, "b.example.net").cname("b.example.net", NAME));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.MALFORMED));
  }

  @Test
  void aliasesInACircleOfAnswersEnd() {
    answer(q -> DnsMessage.to(q).cname(NAME, "b.example.net"));
    server.name("b.example.net", q -> List.of(DnsMessage.to(q).cname(q.name(), NAME).bytes()));
    assertThat(find()).isInstanceOf(MailDomain.TemporaryFailure.class);
    assertThat(server.questions()).hasSizeLessThan(20);
  }

  @Test
  void answerIsRememberedAsLongAsItsRecordsAreGood() {
    answer(q -> DnsMessage.to(q).ttl(120).mx(1, "mx.example.net"));
    find();
    clock.forward(Duration.ofSeconds(119));
    find();
    assertThat(server.asked(NAME)).isEqualTo(1);
    clock.forward(Duration.ofSeconds(1));
    find();
    assertThat(server.asked(NAME)).isEqualTo(2);
  }

  @Test
  void absenceIsRememberedAsLongAsTheZoneSays() {
    server.name("gone.example.com", q -> List.of(DnsMessage.to(q).code(3).soa(45).bytes()));
    find("gone.example.com");
    clock.forward(Duration.ofSeconds(44));
    find("gone.example.com");
    assertThat(server.asked("gone.example.com")).isEqualTo(1);
    clock.forward(Duration.ofSeconds(1));
    find("gone.example.com");
    assertThat(server.asked("gone.example.com")).isEqualTo(2);
  }

  @Test
  void noTimeToLiveIsBelievedThatIsTooShortOrTooLong() {
    answer(q -> DnsMessage.to(q).ttl(0).mx(1, "mx.example.net"));
    server.name(
        "long.example.com",
        q -> List.of(DnsMessage.to(q).ttl(0x7fffffff).mx(1, "mx.example.net").bytes()));
    find();
    find("long.example.com");
    clock.forward(Duration.ofSeconds(29));
    find();
    assertThat(server.asked(NAME)).isEqualTo(1);
    clock.forward(Duration.ofHours(1));
    find("long.example.com");
    assertThat(server.asked("long.example.com")).isEqualTo(2);
  }

  @Test
  void troubleIsRememberedForSecondsOnly() {
    answer(q -> DnsMessage.to(q).code(2));
    find();
    find();
    assertThat(server.asked(NAME)).as("twice for one look-up").isEqualTo(2);
    server.mx(NAME, "mx.example.net");
    clock.forward(Duration.ofSeconds(5));
    assertThat(find()).isInstanceOf(MailExchangers.class);
  }

  @Test
  void serverThatWasAwayIsAskedAgain() {
    InetSocketAddress address = server.address();
    server.close();
    restart(Duration.ofSeconds(3), address);
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.NO_ANSWER));
    try (TestNameServer back = TestNameServer.start(address.getPort())) {
      back.mx(NAME, "mx.example.net");
      clock.forward(Duration.ofSeconds(5));
      assertThat(find()).isInstanceOf(MailExchangers.class);
    }
  }

  @Test
  void oneDomainAskedForManyTimesAtOnceIsOneQuery() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    server.name(
        NAME,
        q -> {
          await(release);
          return List.of(DnsMessage.to(q).mx(1, "mx.example.net").bytes());
        });
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<MailDomain>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> find()));
      }
      release.countDown();
      for (Future<MailDomain> answer : answers) {
        assertThat(answer.get()).isInstanceOf(MailExchangers.class);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(domains.find(Collections.nCopies(1000, NAME))).hasSize(1);
    assertThat(server.asked(NAME)).isEqualTo(1);
  }

  @Test
  void noMoreQuestionsAreOnTheWayThanAreAllowed() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<String> names = IntStream.range(0, 50).mapToObj(i -> "d" + i + ".example.com").toList();
    for (String name : names) {
      server.name(
          name,
          q -> {
            await(release);
            return List.of(DnsMessage.to(q).mx(1, "mx.example.net").bytes());
          });
    }
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (MailDomains others = with(Duration.ofSeconds(20), server.address())) {
      Future<Map<String, MailDomain>> found = thread.submit(() -> domains.find(names));
      while (server.questions().size() < 8) {
        Thread.onSpinWait();
      }
      server.mx("later.example.com", "mx.example.net");
      assertThat(others.find(List.of("later.example.com"))).hasSize(1);
      assertThat(server.questions()).as("those and the one that came later").hasSize(9);
      release.countDown();
      assertThat(found.get().values())
          .hasSize(50)
          .allSatisfy(domain -> assertThat(domain).isInstanceOf(MailExchangers.class));
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void slowServerCostsNoMoreThanTheTimeLimit() {
    restart(Duration.ofMillis(500), server.address());
    List<String> names =
        IntStream.range(0, 1000).mapToObj(i -> "slow" + i + ".example.com").toList();
    names.forEach(name -> server.name(name, q -> List.of()));
    server.mx(NAME, "mx.example.net");
    List<String> all = new ArrayList<>(names);
    all.add(0, NAME);
    var found = domains.find(all);
    assertThat(found.get(NAME)).isInstanceOf(MailExchangers.class);
    assertThat(found.values().stream().filter(MailDomain.TemporaryFailure.class::isInstance))
        .hasSize(1000);
    assertThat(server.questions())
        .as("those that nobody waits for are not asked")
        .hasSizeLessThan(200);
  }

  @Test
  void cacheForgetsWhatWasNotAskedForTheLongest() {
    for (String name : List.of("a.example.com", "b.example.com", "c.example.com")) {
      server.mx(name, "mx.example.net");
    }
    domains.close();
    domains =
        new MailDomains(
            new DnsSettings(List.of(server.address()), Duration.ofSeconds(20), 2, 8), clock);
    find("a.example.com");
    find("b.example.com");
    find("a.example.com");
    find("c.example.com");
    find("a.example.com");
    find("b.example.com");
    assertThat(server.asked("a.example.com")).isEqualTo(1);
    assertThat(server.asked("b.example.com")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "shop.test", "a.example", "x.invalid", "a.onion", "b.alt"})
  void reservedDomainsAreNotAskedFor(String name) {
    assertThat(find(name)).isEqualTo(new MailDomain.Reserved());
    assertThat(find("[192.0.2.1]")).isEqualTo(new MailDomain.Literal());
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void afterTheEndNothingIsAsked() {
    answer(q -> DnsMessage.to(q).mx(1, "mx.example.net"));
    find();
    domains.close();
    assertThat(find("later.example.com")).isEqualTo(MailDomain.unknown(Trouble.BUSY));
    assertThat(server.asked("later.example.com")).isZero();
  }

  @Test
  void threadStartsWithTheFirstQuestionAndEndsWithTheDaemon() throws InterruptedException {
    Set<Thread> before = threads();
    find("reserved.test");
    assertThat(threads()).isEqualTo(before);
    find();
    Set<Thread> started = threads();
    started.removeAll(before);
    assertThat(started).hasSize(1);
    domains.close();
    for (Thread thread : started) {
      thread.join(Duration.ofSeconds(20).toMillis());
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("rebound-dns"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
