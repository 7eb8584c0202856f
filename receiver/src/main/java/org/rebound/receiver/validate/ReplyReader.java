package org.rebound.receiver.validate;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads an answer of Netty's: only records of the name that was asked for, or of the end of its
 * CNAME chain, whatever else a server may have put in. For one answer and one thread.
 */
final class ReplyReader {

  private static final int MAX_CHAIN = 16;
  private static final int MX_PREFERENCE = 2;
  private static final int SOA_MINIMUM = 4;

  private final DnsResponse response;
  private final DnsRecordType type;
  private final Map<String, String> aliases = new HashMap<>();
  private long ttl = Long.MAX_VALUE;

  private ReplyReader(DnsResponse response, DnsRecordType type) {
    this.response = response;
    this.type = type;
  }

  static DnsReply read(DnsResponse response, DnsQuestion question) {
    return new ReplyReader(response, question.type()).read(plain(question.name()));
  }

  private record Exchanger(int preference, String host) {}

  private DnsReply read(String asked) {
    String owner = endOfChain(asked);
    List<Exchanger> exchangers = new ArrayList<>();
    boolean malformed = aliases.containsKey(owner); // aliases in a circle
    boolean address = false;
    for (DnsRawRecord record : answers(type)) {
      if (!plain(record.name()).equals(owner)) {
        continue;
      }
      ttl = Math.min(ttl, record.timeToLive());
      if (type.equals(DnsRecordType.MX)) {
        Optional<Exchanger> exchanger = exchanger(record.content());
        exchanger.ifPresent(exchangers::add);
        malformed |= exchanger.isEmpty();
      } else {
        int octets = type.equals(DnsRecordType.A) ? 4 : 16;
        boolean whole = record.content().readableBytes() == octets;
        address |= whole;
        malformed |= !whole;
      }
    }
    boolean found = !exchangers.isEmpty() || address || malformed;
    return new DnsReply(
        response.code().intValue(),
        response.isTruncated(),
        exchangers.stream()
            .sorted(Comparator.comparingInt(Exchanger::preference))
            .map(Exchanger::host)
            .toList(),
        malformed,
        address,
        found || owner.equals(asked) ? Optional.empty() : Optional.of(owner),
        ttl == Long.MAX_VALUE ? 0 : ttl,
        negativeTtl());
  }

  private String endOfChain(String asked) {
    for (DnsRawRecord record : answers(DnsRecordType.CNAME)) {
      WireName.read(record.content(), record.content().readerIndex())
          .filter(target -> !target.isEmpty())
          .ifPresent(target -> aliases.putIfAbsent(plain(record.name()), target));
      ttl = Math.min(ttl, record.timeToLive());
    }
    String owner = asked;
    for (int i = 0; i < MAX_CHAIN && aliases.containsKey(owner); i++) {
      owner = aliases.getOrDefault(owner, owner);
    }
    return owner;
  }

  private static Optional<Exchanger> exchanger(ByteBuf data) {
    return data.readableBytes() <= MX_PREFERENCE
        ? Optional.empty()
        : WireName.read(data, data.readerIndex() + MX_PREFERENCE)
            .map(host -> new Exchanger(data.getUnsignedShort(data.readerIndex()), host));
  }

  private OptionalLong negativeTtl() {
    for (DnsRawRecord record : records(DnsSection.AUTHORITY, DnsRecordType.SOA)) {
      ByteBuf data = record.content();
      if (data.readableBytes() > SOA_MINIMUM) {
        long minimum = data.getUnsignedInt(data.writerIndex() - SOA_MINIMUM);
        return OptionalLong.of(Math.min(minimum, record.timeToLive()));
      }
    }
    return OptionalLong.empty();
  }

  private List<DnsRawRecord> answers(DnsRecordType wanted) {
    return records(DnsSection.ANSWER, wanted);
  }

  private List<DnsRawRecord> records(DnsSection section, DnsRecordType wanted) {
    List<DnsRawRecord> records = new ArrayList<>();
    for (int i = 0; i < response.count(section); i++) {
      DnsRecord record = response.recordAt(section, i);
      if (record instanceof DnsRawRecord raw
          && raw.type().equals(wanted)
          && raw.dnsClass() == DnsRecord.CLASS_IN) {
        records.add(raw);
      }
    }
    return records;
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
