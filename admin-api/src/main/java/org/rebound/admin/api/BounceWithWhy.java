package org.rebound.admin.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.rebound.receiver.ledger.BounceDetail;

/** A bounce with why it was classified so, and the message it came in. */
@Schema(description = "A bounce with why it was classified so, and the message it came in.")
public record BounceWithWhy(
    @JsonUnwrapped Bounce bounce, Explanation explanation, Message receivedMessage) {

  /** Why a classification came out as it did. */
  @Schema(description = "Why the classification came out as it did.")
  public record Explanation(
      @Schema(description = "The rule that decided.", example = "status-5.1.1") String rule,
      @Schema(description = "The version of the rules.") String rulePack,
      @Schema(description = "Where the evidence stood.", example = "diagnostic") String field,
      @Schema(description = "The very words that decided.") String evidence,
      @Schema(description = "What else spoke and lost, strongest first.") List<Weighed> weighed) {

    public Explanation {
      weighed = List.copyOf(weighed);
    }
  }

  /** A rule that matched and did not decide. */
  public record Weighed(
      @Schema(description = "The rule.") String rule,
      @Schema(description = "Where it matched.") String field,
      @Schema(description = "The words that it matched.") String evidence,
      @Schema(description = "What it would have said.") String category) {}

  /** The message that a bounce came in. */
  @Schema(description = "The message that the bounce came in.")
  public record Message(
      @Schema(description = "The envelope recipient: the return path of our mail.")
          String returnPath,
      @Schema(description = "How the return path was read.", example = "signed") String dialect,
      @Schema(description = "Whether bounces to this return path may change an address.")
          boolean trusted,
      @Schema(description = "The envelope sender; `<>` is the null sender.", example = "<>")
          String sender,
      @Schema(description = "The IP address the message came from.", example = "192.0.2.1")
          String peer,
      @Schema(description = "How the peer called itself.") String helo,
      @Schema(description = "The SMTP session, as the log has it.") String session,
      @Schema(description = "The kind of the message as a whole.") String kind,
      @Schema(description = "The format that read it.", example = "rfc3464") String format,
      @Schema(description = "Bytes as received.") int size,
      @Schema(description = "Where the raw message is.", example = "/api/v1/bounces/4711/raw")
          String raw) {}

  /** The bounce in the ledger's detail. */
  public static BounceWithWhy of(BounceDetail detail, Reasons reasons) {
    BounceDetail.ExplanationRow why = detail.explanation();
    BounceDetail.MessageRow message = detail.message();
    return new BounceWithWhy(
        Bounce.of(detail.row(), reasons),
        new Explanation(
            why.rule(), why.rulePack(), why.field(), why.evidence(), weighed(why.weighed())),
        new Message(
            message.returnPath(),
            message.dialect(),
            message.trusted(),
            message.sender(),
            message.peer(),
            message.helo(),
            message.sessionId(),
            message.messageKind(),
            message.format(),
            message.size(),
            "/api/v1/bounces/" + detail.row().id() + "/raw"));
  }

  private static List<Weighed> weighed(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<List<Weighed>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was weighed is not as the recorder writes it", e);
    }
  }
}
