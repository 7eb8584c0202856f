package org.rebound.receiver.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.validate.MailDomain.MailExchangers;
import org.rebound.receiver.validate.MailDomain.Trouble;
import org.rebound.receiver.validate.TestNameServer.Question;

class MailDomainsTest {

  private static final String NAME = "shop.example.com";

  private final TestNameServer server = TestNameServer.start();
  private final TestClock clock = new TestClock();
  private MailDomains domains = with(Duration.ofSeconds(20), server.address());

  @AfterEach
  void stop() {
    domains.close();
    server.close();
  }

  @Test
  void mailExchangersAreNamedTheMostPreferredFirst() {
    answer(q -> DnsMessage.to(q).mx(20, "Second.example.net").mx(10, "first.example.net"));
    assertThat(find())
        .isEqualTo(new MailExchangers(List.of("first.example.net", "second.example.net")));
  }

  @Test
  void compressedNamesAreRead() {
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, 0, 10, 2, 'm', 'x', 0xc0, 12));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx." + NAME)));
  }

  @Test
  void rootAsTheOnlyExchangerMeansNoMail() {
    answer(q -> DnsMessage.to(q).mx(0, ""));
    assertThat(find()).isEqualTo(new MailDomain.NullMx());
  }

  @Test
  void rootBesideAnExchangerMeansNothing() {
    answer(q -> DnsMessage.to(q).mx(0, "").mx(10, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void addressIsAnExchangerWhereThereIsNoOther() {
    answer(q -> q.type() == DnsMessage.A ? DnsMessage.to(q).a() : DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.AddressOnly());
  }

  @Test
  void addressOfTheSixthVersionIsOneToo() {
    answer(q -> q.type() == DnsMessage.AAAA ? DnsMessage.to(q).aaaa() : DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.AddressOnly());
  }

  @Test
  void domainThatIsNotThereIsToldFromOneWithoutMail() {
    assertThat(find("absent.example.com")).isEqualTo(new MailDomain.NoSuchDomain());
    answer(q -> DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.NoMail());
  }

  @Test
  void failureOfTheServerIsTemporary() {
    answer(q -> DnsMessage.to(q).code(2));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.SERVER_FAILURE));
    assertThat(server.asked(NAME)).as("it is asked twice").isEqualTo(2);
  }

  @Test
  void refusalIsTemporary() {
    answer(q -> DnsMessage.to(q).code(5));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.REFUSED));
  }

  @Test
  void failureWhileAskingForTheAddressIsTemporaryToo() {
    answer(q -> q.type() == DnsMessage.MX ? DnsMessage.to(q).soa(60) : DnsMessage.to(q).code(2));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.SERVER_FAILURE));
  }

  @Test
  void silentServerIsTemporary() {
    restart(Duration.ofMillis(300), server.address());
    server.name(NAME, q -> List.of());
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.NO_ANSWER));
  }

  @Test
  void secondServerAnswersForASilentFirst() {
    try (TestNameServer silent = TestNameServer.start()) {
      silent.name(NAME, q -> List.of()).name("next.example.com", q -> List.of());
      restart(Duration.ofSeconds(6), silent.address(), server.address());
      server.mx(NAME, "mx.example.net").mx("next.example.com", "mx.example.net");
      assertThat(find()).isInstanceOf(MailExchangers.class);
      assertThat(find("next.example.com")).isInstanceOf(MailExchangers.class);
      assertThat(silent.asked("next.example.com")).as("the one that answers is kept to").isZero();
    }
  }

  @Test
  void truncatedAnswerIsHadWholeByTcp() {
    answer(
        q -> q.byTcp() ? DnsMessage.to(q).mx(1, "mx.example.net") : DnsMessage.to(q).truncated());
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
    assertThat(server.questions()).extracting(Question::byTcp).containsExactly(false, true);
  }

  @Test
  void answerThatStaysTruncatedIsTemporary() {
    answer(q -> DnsMessage.to(q).truncated());
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.TRUNCATED));
  }

  @Test
  void hugeAnswerNamesTenHosts() {
    answer(
        q -> {
          DnsMessage message = DnsMessage.to(q);
          if (!q.byTcp()) {
            return message.truncated();
          }
          IntStream.range(0, 1000).forEach(i -> message.mx(i, "mx" + i + ".example.net"));
          return message;
        });
    assertThat(find())
        .isInstanceOfSatisfying(
            MailExchangers.class,
            mx -> assertThat(mx.hosts()).hasSize(10).contains("mx9.example.net"));
  }

  @Test
  void exchangerWhoseNameNoHostCanHaveIsMalformed() {
    answer(q -> DnsMessage.to(q).mx(1, "evil\nhost.example.net"));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.MALFORMED));
  }

  @Test
  void malformedExchangerSpoilsNoOther() {
    answer(q -> DnsMessage.to(q).mx(1, "a b.example.net").mx(2, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0 10",
        "0 10 5 109",
        "0 10 192 255",
        "0 10 192",
        "0 10 64 109 0",
      })
  void malformedDataOfAnExchangerIsTemporaryAndReadsNothingElse(String octets) {
    restart(Duration.ofMillis(600), server.address());
    int[] data =
        Stream.of(octets.split(" "))
            .filter(o -> !o.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, data));
    assertThat(find()).isInstanceOf(MailDomain.TemporaryFailure.class);
  }

  @Test
  void nameThatDoesNotEndIsNotReadOnIntoTheNextRecord() {
    answer(
        q ->
            DnsMessage.to(q)
                .raw(DnsMessage.MX, 0, 1, 2, 'm', 'x')
                .raw(DnsMessage.MX, 0, 2, 6, 's', 'e', 'c', 'r', 'e', 't', 0));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx", "secret")));
  }

  @Test
  void compressionLoopEnds() {
    restart(Duration.ofMillis(600), server.address());
    int itself = 12 + NAME.length() + 2 + 4 + NAME.length() + 2 + 10 + 2;
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, 0, 10, 0xc0, itself));
    assertThat(find()).isInstanceOf(MailDomain.TemporaryFailure.class);
  }

  @Test
  void addressRecordOfTheWrongSizeIsMalformed() {
    answer(
        q ->
            q.type() == DnsMessage.A ? DnsMessage.to(q).raw(DnsMessage.A, 1, 2) : DnsMessage.to(q));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.MALFORMED));
  }

  @Test
  void forgedAnswerWithAWrongIdIsPassedOver() {
    server.name(
        NAME,
        q ->
            List.of(
                DnsMessage.to(q).id(q.id() ^ 1).mx(1, "forged.example.net").bytes(),
                DnsMessage.to(q).mx(1, "mx.example.net").bytes()));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void forgedAnswerToAnotherQuestionIsPassedOver() {
    server.name(
        NAME,
        q ->
            List.of(
                DnsMessage.to(q).asking("other.example.com", q.type()).mx(1, "forged.net").bytes(),
                DnsMessage.to(q).asking(NAME, DnsMessage.A).mx(1, "forged.net").bytes(),
                DnsMessage.to(q).mx(1, "mx.example.net").bytes()));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void recordsOfOtherNamesInTheAnswerArePassedOver() {
    answer(
        q ->
            DnsMessage.to(q)
                .mx("other.example.com", 1, "smuggled.example.net")
                .mx(2, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void aliasesAreFollowedWithinTheAnswer() {
    answer(
        q ->
            DnsMessage.to(q)
                .cname(NAME, "b.example.net")
                .cname("b.example.net", "c.example.net")
                .mx("c.example.net", 1, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

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

  private MailDomain find() {
    return find(NAME);
  }

  private MailDomain find(String name) {
    return Objects.requireNonNull(domains.find(List.of(name)).get(name));
  }

  private interface Answering {
    DnsMessage to(Question question);
  }

  private void answer(Answering answering) {
    server.name(NAME, question -> List.of(answering.to(question).bytes()));
  }

  private void restart(Duration timeout, InetSocketAddress... servers) {
    domains.close();
    domains = with(timeout, servers);
  }

  private MailDomains with(Duration timeout, InetSocketAddress... servers) {
    return new MailDomains(new DnsSettings(List.of(servers), timeout, 100, 8), clock);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-06-01T12:00:00Z");

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
