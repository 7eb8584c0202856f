package org.rebound.receiver.validate;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsServerAddresses;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks one name server one question through Netty's asynchronous resolver: by UDP, and by TCP when
 * the answer is cut off. Every question has a socket, and so a port, of its own, which an attacker
 * who wants to answer first has to guess beside the id (RFC 5452). Netty starts with the first
 * question. Safe for use by many threads.
 */
final class DnsClient implements AutoCloseable {

  /** A size that needs no fragments on the way. */
  private static final int UDP_PAYLOAD = 1232;

  private static final long STOP_SECONDS = 2;

  private final Duration attempt;
  private @Nullable EventLoopGroup group;
  private @Nullable DnsNameResolver resolver;
  private boolean closed;

  DnsClient(Duration attempt) {
    this.attempt = attempt;
  }

  /** The answer of {@code server}; fails when none comes in time, or it cannot be read. */
  CompletableFuture<DnsReply> ask(InetSocketAddress server, String name, DnsRecordType type) {
    CompletableFuture<DnsReply> reply = new CompletableFuture<>();
    try {
      DnsQuestion question = new DefaultDnsQuestion(name, type);
      resolver()
          .query(server, question)
          .addListener(
              (FutureListener<AddressedEnvelope<DnsResponse, InetSocketAddress>>)
                  answer -> take(answer, question, reply));
    } catch (IllegalArgumentException | RejectedExecutionException e) {
      reply.completeExceptionally(e);
    }
    // Netty's own limit begins anew when it turns to TCP, and does not cover the connection.
    return reply.orTimeout(2 * attempt.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void take(
      Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> answer,
      DnsQuestion question,
      CompletableFuture<DnsReply> reply) {
    if (!answer.isSuccess()) {
      reply.completeExceptionally(answer.cause());
      return;
    }
    AddressedEnvelope<DnsResponse, InetSocketAddress> envelope = answer.getNow();
    try {
      reply.complete(ReplyReader.read(envelope.content(), question));
    } catch (RuntimeException e) {
      reply.completeExceptionally(e);
    } finally {
      envelope.release();
    }
  }

  private synchronized DnsNameResolver resolver() {
    if (closed) {
      throw new RejectedExecutionException("the daemon stops");
    }
    DnsNameResolver running = resolver;
    if (running == null) {
      EventLoopGroup threads =
          new MultiThreadIoEventLoopGroup(
              1, new DefaultThreadFactory("rebound-dns", true), NioIoHandler.newFactory());
      group = threads;
      running = build(threads.next(), attempt);
      resolver = running;
    }
    return running;
  }

  /** Nothing of the machine's own ways to names is used: no search list, hosts file or cache. */
  private static DnsNameResolver build(EventLoop thread, Duration attempt) {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
    return new DnsNameResolverBuilder(thread)
        .datagramChannelType(NioDatagramChannel.class)
        .socketChannelType(NioSocketChannel.class)
        .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
        .nameServerProvider(name -> DnsServerAddresses.singleton(nobody).stream())
        .hostsFileEntriesResolver((name, types) -> null)
        .searchDomains(List.of())
        .ndots(0)
        .decodeIdn(false)
        .queryTimeoutMillis(attempt.toMillis())
        .maxPayloadSize(UDP_PAYLOAD)
        .resolveCache(NoopDnsCache.INSTANCE)
        .cnameCache(NoopDnsCnameCache.INSTANCE)
        .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
        .build();
  }

  /** Ends all threads; questions from now on fail. */
  @Override
  public synchronized void close() {
    closed = true;
    if (resolver != null) {
      resolver.close();
    }
    if (group != null) {
      group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }
}
