package org.rebound.admin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.verp.MailingRef;
import org.rebound.receiver.verp.RecipientRef;
import org.rebound.receiver.verp.ReturnPathReading;
import org.rebound.receiver.verp.SignedPath;

/**
 * What a return path is, for people ({@link #toString}) and for programs ({@link #toJson}).
 *
 * @param returnPath as it was given
 * @param state valid, expired, forged, unsigned or unknown
 * @param fields what it says, in the order of reading
 * @param words the same in a sentence
 */
record ReturnPathDescription(
    String returnPath, String state, Map<String, Object> fields, String words) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ReturnPathDescription unknown(String text, String why) {
    return new ReturnPathDescription(text, "unknown", Map.of("reason", why), why);
  }

  static ReturnPathDescription classic(String text, ReturnPathReading.Attributed attributed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dialect", attributed.dialect());
    String words = "dialect " + attributed.dialect();
    if (attributed.mailing() instanceof MailingRef.Named named) {
      fields.put("mailing", named.name());
      words += ", mailing " + named.name();
    }
    if (attributed.recipient() instanceof RecipientRef.Named named) {
      fields.put("recipient", named.address().toString());
      words += ", recipient " + named.address();
    } else {
      words += ", recipient not named";
    }
    return new ReturnPathDescription(
        text, "unsigned", fields, words + "; anybody could have written it");
  }

  static ReturnPathDescription signed(
      String text, ReturnPathReading reading, Optional<SignedPath> path, int validityDays) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dialect", "signed");
    path.ifPresent(
        p -> {
          fields.put("mailing", p.mailing());
          fields.put("tag", tag(p));
          fields.put("day", p.date().toString());
          fields.put("keyId", p.keyId());
          fields.put("validUntil", p.date().plusDays(validityDays).toString());
        });
    String said = path.map(p -> says(p, validityDays)).orElse("a version or mailing nobody mints");
    if (reading instanceof ReturnPathReading.Forged) {
      String why = "it has the shape of a signed return path, and no key of ours signed it";
      return new ReturnPathDescription(text, "forged", fields, why + "; it claims " + said);
    }
    boolean expired = reading instanceof ReturnPathReading.Expired;
    return new ReturnPathDescription(
        text, expired ? "expired" : "valid", fields, "dialect signed, " + said);
  }

  ReturnPathDescription wrapped(MailAddress inner) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put("unwrapped", inner.toString());
    return new ReturnPathDescription(returnPath, state, more, words + "; found inside a wrapper");
  }

  String toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("returnPath", returnPath);
    object.put("state", state);
    object.putAll(fields);
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers always make JSON", e);
    }
  }

  /** One line for people. */
  @Override
  public String toString() {
    return Printable.of(returnPath + ": " + state + " (" + words + ")");
  }

  private static String says(SignedPath path, int validityDays) {
    return "mailing %d, recipient tag %s, minted %s with key %d, takes bounces until %s"
        .formatted(
            path.mailing(),
            tag(path),
            path.date(),
            path.keyId(),
            path.date().plusDays(validityDays));
  }

  private static String tag(SignedPath path) {
    return "%016x".formatted(path.recipient().value());
  }
}
