package org.rebound.admin.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * An error as RFC 9457 writes it.
 *
 * @param errors what is wrong where; empty when the problem has no parts
 * @param count how many rows there are, where another number was expected
 * @param instance names the request, by its id in the header and in the log
 */
@Schema(description = "An error (RFC 9457). `type` is stable and made for programs.")
public record Problem(
    @Schema(
            description = "What it is, for programs.",
            example = "urn:rebound:problem:invalid-parameter")
        String type,
    @Schema(
            description = "What it is, for people; the same for every problem of the type.",
            example = "A parameter has a value it cannot have")
        String title,
    @Schema(description = "The HTTP status.", example = "400") int status,
    @Schema(description = "What it is in this very case.") Optional<String> detail,
    @Schema(description = "What is wrong where. Empty when the problem has no parts.")
        List<FieldError> errors,
    @Schema(description = "Of `count-changed` only: how many rows there are now.", example = "124")
        Optional<Long> count,
    @Schema(
            description =
                "The request: its id is the header `X-Request-Id` of the answer, and `request` in"
                    + " the log.",
            example = "urn:rebound:request:5q3b0f2m7d1k")
        Optional<String> instance) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /** One thing that is wrong. */
  @Schema(description = "One wrong parameter, field or part.")
  public record FieldError(
      @Schema(description = "The parameter, field or part.", example = "limit") String name,
      @Schema(description = "What is expected.", example = "expected a number from 1 to 1000")
          String message) {}

  /** A problem that says no more than its type. */
  public static Problem of(ProblemType type) {
    return of(type, type.status());
  }

  /** A problem that says no more than its type, under a status that something else chose. */
  public static Problem of(ProblemType type, int status) {
    return new Problem(
        type.uri(),
        type.title(),
        status,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a sentence on this very case. */
  public Problem withDetail(String sentence) {
    return new Problem(type, title, status, Optional.of(sentence), errors, count, instance);
  }

  /** The same with its parts. */
  public Problem withErrors(List<FieldError> parts) {
    return new Problem(type, title, status, detail, parts, count, instance);
  }

  /** The same with the number of rows that there are. */
  public Problem withCount(long rows) {
    return new Problem(type, title, status, detail, errors, Optional.of(rows), instance);
  }

  /** The same with the request that met it. */
  public Problem ofRequest(String id) {
    return new Problem(
        type, title, status, detail, errors, count, Optional.of("urn:rebound:request:" + id));
  }

  /** The problem in JSON. */
  public String toJson() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
