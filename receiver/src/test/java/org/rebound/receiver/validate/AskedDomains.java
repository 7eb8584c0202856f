package org.rebound.receiver.validate;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.rebound.receiver.validate.TestNameServer.Question;

/** Domains that are looked up at a name server of the test. */
abstract class AskedDomains {

  static final String NAME = "shop.example.com";

  final TestNameServer server = TestNameServer.start();
  final TestClock clock = new TestClock();
  MailDomains domains = with(Duration.ofSeconds(20), server.address());

  @AfterEach
  void stop() {
    domains.close();
    server.close();
  }

  MailDomain find() {
    return find(NAME);
  }

  MailDomain find(String name) {
    return Objects.requireNonNull(domains.find(List.of(name)).get(name));
  }

  interface Answering {
    DnsMessage to(Question question);
  }

  void answer(Answering answering) {
    server.name(NAME, question -> List.of(answering.to(question).bytes()));
  }

  void restart(Duration timeout, InetSocketAddress... servers) {
    domains.close();
    domains = with(timeout, servers);
  }

  MailDomains with(Duration timeout, InetSocketAddress... servers) {
    return new MailDomains(new DnsSettings(List.of(servers), timeout, 100, 8), clock);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class TestClock extends Clock {
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
