package org.rebound.admin.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ActionRequest;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.actions.JobRequest.Once;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string between
 * quotes, which may be left out. With it a request can be repeated safely: the same one is done
 * once.
 */
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  /** The same request is the same text, in whatever order a client writes its fields. */
  private static final ObjectMapper ORDERED =
      Json.MAPPER.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private IdempotencyKey() {}

  /**
   * The key of a request, and what it stands for.
   *
   * @throws ProblemException when the header is no key
   */
  static Optional<Once> of(@Nullable String header, ActionRequest request) {
    if (header == null) {
      return Optional.empty();
    }
    String key = header.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    boolean fit =
        !key.isEmpty()
            && key.length() <= LONGEST
            && key.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
    if (!fit) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_PARAMETER)
              .withErrors(
                  List.of(
                      new Problem.FieldError(
                          HEADER,
                          "expected 1 to " + LONGEST + " visible ASCII characters in quotes"))));
    }
    return Optional.of(new Once(key, fingerprint(key, request)));
  }

  /** Salted with the key, so that equal requests of different people cannot be told to be equal. */
  private static byte[] fingerprint(String key, ActionRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.getBytes(StandardCharsets.US_ASCII));
      return digest.digest(ORDERED.writeValueAsBytes(request));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("every Java has SHA-256, and a request was JSON", e);
    }
  }
}
