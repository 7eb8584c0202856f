package org.rebound.receiver.validate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.rebound.receiver.validate.MailDomain.Trouble;

/**
 * Says what domains are as places for mail, by the DNS. Remembers what it found for as long as the
 * DNS allows; questions for the same domain at the same time are one question. Starts no thread
 * before the first look-up. Safe for use by many threads.
 */
public final class MailDomains implements AutoCloseable {

  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

  private final DnsSettings settings;
  private final NameServers servers;
  private final DnsClient client;
  private final Questions questions;
  private final FindingCache cache;
  private final LookupGate gate;
  private final ConcurrentMap<String, CompletableFuture<MailDomain>> running =
      new ConcurrentHashMap<>();

  /** Look-ups with these settings; {@code clock} says when what was found is too old. */
  public MailDomains(DnsSettings settings, Clock clock) {
    this.settings = settings;
    this.servers = new NameServers(settings.nameServers(), RESOLV_CONF);
    this.client = new DnsClient(settings.attempt());
    this.questions = new Questions(client);
    this.cache = new FindingCache(clock, settings.cacheSize());
    this.gate = new LookupGate(settings.lookups());
  }

  /**
   * What each of these domains is. Waits for at most the time limit of the settings; what is not
   * known by then is a temporary failure.
   *
   * @param domains in their normal form (A-labels, lower case), or address literals
   * @return an entry for every domain
   */
  public Map<String, MailDomain> find(Collection<String> domains) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    Map<String, CompletableFuture<MailDomain>> asked = new HashMap<>();
    for (String domain : new LinkedHashSet<>(domains)) {
      asked.put(domain, start(domain, deadline));
    }
    Map<String, MailDomain> found = new HashMap<>();
    asked.forEach((domain, answer) -> found.put(domain, await(answer, deadline)));
    return found;
  }

  private CompletableFuture<MailDomain> start(String domain, long deadline) {
    Optional<MailDomain> known = UnaskedDomain.of(domain).or(() -> cache.get(domain));
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    CompletableFuture<MailDomain> mine = new CompletableFuture<>();
    CompletableFuture<MailDomain> other = running.putIfAbsent(domain, mine);
    if (other != null) {
      return other;
    }
    // One that ended after we looked into the cache has left its answer there.
    Optional<MailDomain> justFound = cache.get(domain);
    if (justFound.isPresent()) {
      running.remove(domain);
      mine.complete(justFound.get());
    } else if (!gate.enter(() -> look(domain, deadline, mine))) {
      end(domain, Finding.unknown(Trouble.BUSY), mine);
    }
    return mine;
  }

  private void look(String domain, long deadline, CompletableFuture<MailDomain> mine) {
    BooleanSupplier late = () -> System.nanoTime() - deadline >= 0;
    if (late.getAsBoolean()) {
      // Nobody waits any more, and nobody was asked: there is nothing to remember.
      end(domain, Finding.unknown(Trouble.BUSY), mine);
      gate.leave();
      return;
    }
    var unused =
        new DomainLookup(questions, servers.current(), late)
            .find(domain)
            .whenComplete(
                (finding, thrown) -> {
                  boolean failed = thrown != null;
                  end(domain, failed ? Finding.unknown(Trouble.MALFORMED) : finding, mine);
                  gate.leave();
                });
  }

  private void end(String domain, Finding finding, CompletableFuture<MailDomain> mine) {
    cache.put(domain, finding);
    running.remove(domain);
    mine.complete(finding.domain());
  }

  private static MailDomain await(CompletableFuture<MailDomain> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return MailDomain.unknown(Trouble.NO_ANSWER);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look-up never fails", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MailDomain.unknown(Trouble.BUSY);
    }
  }

  /** Ends all look-ups and threads; what is asked from now on is a temporary failure. */
  @Override
  public void close() {
    client.close();
  }
}
