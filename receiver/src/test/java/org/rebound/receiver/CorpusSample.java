package org.rebound.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Reading;

/**
 * One message of the corpus with the answer that a mail expert expects. What the answer leaves out
 * is not compared; a report of deliveries must name all its recipients and no other.
 */
final class CorpusSample {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NAMES_ALL = Set.of("bounce", "delayed", "delivered");

  private final byte[] message;
  private final JsonNode expected;

  private CorpusSample(byte[] message, JsonNode expected) {
    this.message = message;
    this.expected = expected;
  }

  static CorpusSample read(Path eml) throws IOException {
    String answer = eml.getFileName().toString().replace(".eml", ".expected.json");
    return new CorpusSample(
        Files.readAllBytes(eml), JSON.readTree(Files.readString(eml.resolveSibling(answer))));
  }

  String expectedKind() {
    return expected.path("kind").asText();
  }

  byte[] withLf() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length);
    for (int i = 0; i < message.length; i++) {
      if (message[i] != '\r' || i + 1 == message.length || message[i + 1] != '\n') {
        out.write(message[i]);
      }
    }
    return out.toByteArray();
  }

  byte[] withCrlf() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 200);
    for (byte b : withLf()) {
      if (b == '\n') {
        out.write('\r');
      }
      out.write(b);
    }
    return out.toByteArray();
  }

  /** What the reading says otherwise than the answer, for people; empty when nothing. */
  List<String> differences(Reading reading) {
    List<String> differences = new ArrayList<>();
    String kind = expectedKind();
    compare(differences, "kind", kind, reading.kind().code());
    if (reading.kind().code().equals(expected.path("not_kind").asText())) {
      differences.add("kind: must not be " + reading.kind().code());
    }
    JsonNode recipients = expected.path("recipients");
    for (JsonNode recipient : recipients) {
      differences.addAll(differences(recipient, reading));
    }
    if (NAMES_ALL.contains(kind) && recipients.size() != reading.findings().size()) {
      differences.add(
          recipients.size() + " recipients expected, " + reading.findings().size() + " found");
    }
    return differences;
  }

  private static List<String> differences(JsonNode recipient, Reading reading) {
    Optional<Finding> found = find(recipient, reading);
    if (found.isEmpty()) {
      return List.of("no finding for " + recipient.path("address").asText("a recipient"));
    }
    Finding finding = found.get();
    String whom = recipient.path("address").asText("recipient") + " ";
    List<String> differences = new ArrayList<>();
    compare(
        differences,
        whom + "verdict",
        recipient.path("verdict").asText(),
        finding.classification().verdict().map(verdict -> verdict.code()).orElse("none"));
    compare(
        differences,
        whom + "category",
        recipient.path("category").asText(),
        finding.classification().category().code());
    compare(
        differences,
        whom + "fault",
        recipient.path("fault").asText(),
        finding.classification().fault().code());
    compare(
        differences,
        whom + "status",
        recipient.path("status").asText(),
        finding.status().map(Object::toString).orElse("none"));
    compare(
        differences,
        whom + "reply",
        recipient.path("reply").asText(),
        finding.reply().map(Object::toString).orElse("none"));
    return differences;
  }

  private static Optional<Finding> find(JsonNode recipient, Reading reading) {
    if (!recipient.has("address")) {
      return reading.findings().stream().findFirst();
    }
    String address = recipient.path("address").asText();
    return reading.findings().stream()
        .filter(
            finding -> is(address, finding.recipient()) || is(address, finding.finalRecipient()))
        .findFirst();
  }

  private static boolean is(String expected, Optional<MailAddress> address) {
    return address.filter(it -> it.toString().equalsIgnoreCase(expected)).isPresent();
  }

  private static void compare(List<String> differences, String what, String expected, String was) {
    if (!expected.isEmpty() && !expected.equals(was)) {
      differences.add(what + ": expected " + expected + ", was " + was);
    }
  }
}
