package org.rebound.admin.resources;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.BounceFilter;

/** The filters of the list of bounces as they stand in a query string; set by Jersey. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY) // for the OpenAPI document
public final class BounceParameters {

  @QueryParam("mailing")
  @Parameter(description = "Of this mailing.", schema = @Schema(type = "integer"))
  private @Nullable String mailing;

  @QueryParam("address")
  @Parameter(description = "Whose recipient of record is this address.")
  private @Nullable String address;

  @QueryParam("domain")
  @Parameter(description = "Whose recipient of record is in this domain.")
  private @Nullable String domain;

  @QueryParam("kind")
  @Parameter(
      description = "Of this kind.",
      schema =
          @Schema(
              allowableValues = {
                "bounce",
                "delayed",
                "delivered",
                "complaint",
                "auto_reply",
                "disposition",
                "unrecognized"
              }))
  private @Nullable String kind;

  @QueryParam("verdict")
  @Parameter(description = "hard or soft.", schema = @Schema(allowableValues = {"hard", "soft"}))
  private @Nullable String verdict;

  @QueryParam("category")
  @Parameter(
      description = "Of this category.",
      schema =
          @Schema(
              allowableValues = {
                "mailbox_unknown",
                "domain_unknown",
                "mailbox_disabled",
                "moved",
                "not_accepting",
                "mailbox_full",
                "recipient_refused",
                "policy_refused",
                "sender_reputation",
                "authentication",
                "sender_refused",
                "relaying",
                "rate_limited",
                "spam_content",
                "virus",
                "message_too_large",
                "content",
                "network",
                "dns",
                "timeout_expired",
                "system",
                "protocol",
                "configuration",
                "greylisted",
                "challenge",
                "complaint",
                "other"
              }))
  private @Nullable String category;

  @QueryParam("fault")
  @Parameter(
      description = "Of this fault.",
      schema = @Schema(allowableValues = {"recipient", "sender", "message", "infrastructure"}))
  private @Nullable String fault;

  @QueryParam("status")
  @Parameter(description = "With this enhanced status code.", example = "5.1.1")
  private @Nullable String status;

  @QueryParam("from")
  @Parameter(
      description = "Received at this time or later.",
      schema = @Schema(type = "string", format = "date-time"))
  private @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "Received before this time.",
      schema = @Schema(type = "string", format = "date-time"))
  private @Nullable String to;

  @QueryParam("counted")
  @Parameter(description = "Which counted, or did not.", schema = @Schema(type = "boolean"))
  private @Nullable String counted;

  @QueryParam("q")
  @Parameter(description = "With these words in the diagnostic, in upper or lower case.")
  private @Nullable String search;

  /** The filter; what is wrong is noted in {@code parameters}. */
  BounceFilter filter(Parameters parameters) {
    return new BounceFilter(
        parameters.number("mailing", mailing, 1, Parameters.LAST_MAILING),
        parameters.address("address", address).map(AddressTag::of),
        parameters.domain("domain", domain),
        parameters.word("kind", kind, Kind.class),
        parameters.word("verdict", verdict, Verdict.class),
        parameters.word("category", category, Category.class),
        parameters.word("fault", fault, Fault.class),
        status(parameters),
        parameters.time("from", from),
        parameters.time("to", to),
        parameters.flag("counted", counted),
        parameters.words("q", search));
  }

  private Optional<String> status(Parameters parameters) {
    Optional<String> text = parameters.words("status", status);
    if (text.isPresent() && !text.get().matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}")) {
      parameters.wrong("status", "expected an enhanced status code such as 5.1.1");
    }
    return text;
  }
}
