package org.rebound.receiver.validate;

import io.netty.handler.codec.dns.DnsRecordType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.rebound.receiver.validate.MailDomain.Trouble;
import org.rebound.receiver.validate.Questions.Outcome;

/**
 * Looks one domain up as RFC 5321 section 5.1 has it: its MX records, and where there are none, an
 * address. One question at a time.
 */
final class DomainLookup {

  private static final int MAX_ALIASES = 8;

  private final Questions questions;
  private final List<InetSocketAddress> servers;
  private final BooleanSupplier late;

  DomainLookup(Questions questions, List<InetSocketAddress> servers, BooleanSupplier late) {
    this.questions = questions;
    this.servers = servers;
    this.late = late;
  }

  /** What there is under this name; always completes, and never exceptionally. */
  CompletableFuture<Finding> find(String name) {
    return follow(name, DnsRecordType.MX, 0, reply -> ofMx(name, reply));
  }

  private CompletableFuture<Finding> ofMx(String name, DnsReply reply) {
    if (reply.code() == Questions.NO_SUCH_NAME) {
      return done(Finding.absent(new MailDomain.NoSuchDomain(), reply));
    }
    // A root beside real hosts means nothing (RFC 7505 section 3).
    List<String> hosts = reply.exchangers().stream().filter(host -> !host.isEmpty()).toList();
    if (!hosts.isEmpty()) {
      return done(Finding.there(new MailDomain.MailExchangers(hosts), reply.ttl()));
    }
    if (reply.truncated()) {
      return done(Finding.unknown(Trouble.TRUNCATED));
    }
    if (reply.malformed()) {
      return done(Finding.unknown(Trouble.MALFORMED));
    }
    if (!reply.exchangers().isEmpty()) {
      return done(Finding.there(new MailDomain.NullMx(), reply.ttl()));
    }
    return address(name, DnsRecordType.A, a -> address(name, DnsRecordType.AAAA, this::nothing));
  }

  private CompletableFuture<Finding> address(
      String name,
      DnsRecordType type,
      Function<DnsReply, CompletableFuture<Finding>> whenThereIsNone) {
    return follow(
        name,
        type,
        0,
        reply -> {
          if (reply.address()) {
            return done(Finding.there(new MailDomain.AddressOnly(), reply.ttl()));
          }
          if (reply.truncated()) {
            return done(Finding.unknown(Trouble.TRUNCATED));
          }
          return reply.malformed()
              ? done(Finding.unknown(Trouble.MALFORMED))
              : whenThereIsNone.apply(reply);
        });
  }

  private CompletableFuture<Finding> nothing(DnsReply reply) {
    return done(Finding.absent(new MailDomain.NoMail(), reply));
  }

  /** Asks on where a server names an alias and leaves it to us what stands there. */
  private CompletableFuture<Finding> follow(
      String name,
      DnsRecordType type,
      int aliases,
      Function<DnsReply, CompletableFuture<Finding>> then) {
    return questions
        .ask(servers, name, type, late)
        .thenCompose(
            outcome -> {
              if (outcome instanceof Outcome.Failed failed) {
                return done(Finding.unknown(failed.trouble()));
              }
              DnsReply reply = ((Outcome.Answered) outcome).reply();
              boolean open =
                  reply.alias().isPresent()
                      && reply.code() != Questions.NO_SUCH_NAME
                      && !reply.truncated()
                      && reply.negativeTtl().isEmpty();
              if (!open) {
                return then.apply(reply);
              }
              return aliases == MAX_ALIASES
                  ? done(Finding.unknown(Trouble.MALFORMED))
                  : follow(reply.alias().orElseThrow(), type, aliases + 1, then);
            });
  }

  private static CompletableFuture<Finding> done(Finding finding) {
    return CompletableFuture.completedFuture(finding);
  }
}
