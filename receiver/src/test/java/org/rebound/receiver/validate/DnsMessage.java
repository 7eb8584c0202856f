package org.rebound.receiver.validate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the bytes of an answer (RFC 1035 section 4), right or wrong as the test wants it. */
public final class DnsMessage {

  static final int A = 1;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int MX = 15;
  static final int AAAA = 28;

  private static final int RESPONSE = 0x8180;
  private static final int TRUNCATED = 0x0200;

  private final TestNameServer.Question question;
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private int id;
  private byte[] asked;
  private int flags = RESPONSE;
  private int answers;
  private int authorities;
  private long ttl = 300;

  private DnsMessage(TestNameServer.Question question) {
    this.question = question;
    this.id = question.id();
    this.asked = question.wire();
  }

  /** An answer without records to this question. */
  public static DnsMessage to(TestNameServer.Question question) {
    return new DnsMessage(question);
  }

  DnsMessage code(int code) {
    flags |= code;
    return this;
  }

  DnsMessage truncated() {
    flags |= TRUNCATED;
    return this;
  }

  DnsMessage id(int other) {
    id = other;
    return this;
  }

  DnsMessage asking(String name, int type) {
    asked = bytes(out -> question(out, name, type));
    return this;
  }

  DnsMessage ttl(long seconds) {
    ttl = seconds;
    return this;
  }

  /** An MX record of the name that was asked for. */
  public DnsMessage mx(int preference, String host) {
    return mx(question.name(), preference, host);
  }

  DnsMessage mx(String owner, int preference, String host) {
    return answer(
        owner,
        MX,
        bytes(
            out -> {
              out.writeShort(preference);
              name(out, host);
            }));
  }

  DnsMessage a() {
    return answer(question.name(), A, new byte[] {(byte) 192, 0, 2, 1});
  }

  DnsMessage aaaa() {
    return answer(question.name(), AAAA, new byte[16]);
  }

  DnsMessage cname(String owner, String target) {
    return answer(owner, CNAME, bytes(out -> name(out, target)));
  }

  /** Any record of the name that was asked for, with any data. */
  DnsMessage raw(int type, int... octets) {
    byte[] data = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      data[i] = (byte) octets[i];
    }
    return answer(question.name(), type, data);
  }

  DnsMessage soa(int minimum) {
    record(
        "example.com",
        SOA,
        bytes(
            out -> {
              name(out, "ns.example.com");
              name(out, "hostmaster.example.com");
              for (int number : new int[] {1, 2, 3, 4, minimum}) {
                out.writeInt(number);
              }
            }));
    authorities++;
    return this;
  }

  /** The whole message. */
  public byte[] bytes() {
    return bytes(
        out -> {
          for (int field : new int[] {id, flags, 1, answers, authorities, 0}) {
            out.writeShort(field);
          }
          out.write(asked);
          records.writeTo(out);
        });
  }

  private DnsMessage answer(String owner, int type, byte[] data) {
    if (authorities > 0) {
      throw new IllegalStateException("answers come before authorities");
    }
    record(owner, type, data);
    answers++;
    return this;
  }

  private void record(String owner, int type, byte[] data) {
    byte[] whole =
        bytes(
            out -> {
              question(out, owner, type);
              out.writeInt((int) ttl);
              out.writeShort(data.length);
              out.write(data);
            });
    records.writeBytes(whole);
  }

  private static void question(DataOutputStream out, String name, int type) throws IOException {
    name(out, name);
    out.writeShort(type);
    out.writeShort(1);
  }

  private static void name(DataOutputStream out, String name) throws IOException {
    if (!name.isEmpty()) {
      for (String label : name.split("\\.", -1)) {
        out.writeByte(label.length());
        out.write(label.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    out.writeByte(0);
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
