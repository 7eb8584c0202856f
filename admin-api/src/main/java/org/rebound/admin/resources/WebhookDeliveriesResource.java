package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.TriedWebhook;
import org.rebound.admin.api.WebhookDeliveries;
import org.rebound.admin.api.WebhookDelivery;
import org.rebound.admin.api.WebhookItem;
import org.rebound.admin.api.WebhookReplayRequest;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.openapi.Refuses;
import org.rebound.admin.webhook.Attempt;
import org.rebound.admin.webhook.TestEvents;
import org.rebound.admin.webhook.Webhooks;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.LostPlaceException;

/** What webhooks were told: the log, telling it again, and an event that only tries the way. */
@Path("/api/v1/webhooks/{id}/deliveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public final class WebhookDeliveriesResource {

  private static final int LIMIT = 100;
  private static final int MOST = 1_000;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private final Webhooks webhooks;
  private final ChangeFeed feed;
  private final TestEvents tests;
  private final Clock clock;

  /** Deliveries of {@code webhooks}, which follow {@code feed}. */
  public WebhookDeliveriesResource(
      Webhooks webhooks, ChangeFeed feed, TestEvents tests, Clock clock) {
    this.webhooks = webhooks;
    this.feed = feed;
    this.tests = tests;
    this.clock = clock;
  }

  /** The log. */
  @GET
  @Needs(Role.ADMIN)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "Attempts to tell a webhook of the last 30 days, the newest first")
  @ApiResponse(responseCode = "200", description = "The attempts.", useReturnTypeSchema = true)
  public WebhookDeliveries list(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(
              description = "Only attempts with lower numbers.",
              schema = @Schema(type = "integer", minimum = "1"))
          @QueryParam("before")
          @Nullable String before,
      @Parameter(
              description = "How many at most.",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          @QueryParam("limit")
          @Nullable String limit) {
    long number = OneRow.number(id);
    Parameters query = new Parameters();
    long last = query.number("before", before, 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
    int most = query.number("limit", limit, 1, MOST).orElse((long) LIMIT).intValue();
    query.check();
    mustBeThere(number);
    List<WebhookDelivery> items =
        webhooks.deliveries(number, last, most).stream().map(WebhookBodies::delivery).toList();
    return new WebhookDeliveries(
        items,
        items.size() < most ? Optional.empty() : Optional.of(items.get(items.size() - 1).id()));
  }

  /** Tells it again. */
  @POST
  @Path("replay")
  @Needs(Role.ADMIN)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.CURSOR_LOST})
  @Operation(
      operationId = "replayWebhook",
      summary = "Tell a webhook again, from a time or an attempt on",
      description =
          "Under the same `webhook-id`s, by which receivers know what they have. It goes on also"
              + " where it was off because it failed, was gone, or its cursor was lost; not where"
              + " an admin switched it off.")
  @ApiResponse(responseCode = "200", description = "The webhook.", useReturnTypeSchema = true)
  public WebhookItem replay(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable WebhookReplayRequest request) {
    long number = OneRow.number(id);
    Instant now = clock.instant();
    WebhookReplayRequest asked = request == null ? new WebhookReplayRequest(null, null) : request;
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<Instant> from = body.time("from", asked.from(), FIRST, now);
    Optional<Long> delivery = Optional.ofNullable(asked.delivery());
    if (delivery.filter(one -> one < 1).isPresent()) {
      body.wrong("delivery", "expected a whole number from 1 on");
    }
    if ((asked.from() == null) == delivery.isEmpty()) {
      body.wrong("from", "expected either from or delivery");
    }
    body.check();
    mustBeThere(number);
    Optional<String> cursor =
        from.isPresent()
            ? feed.before(from.get()).map(ChangeCursor::of)
            : before(number, delivery.orElseThrow());
    return webhooks
        .replay(number, cursor, Caller.actor(security), now)
        .map(WebhookBodies::item)
        .orElseThrow(() -> WebhooksResource.missing(number));
  }

  private void mustBeThere(long number) {
    if (webhooks.find(number).isEmpty()) {
      throw WebhooksResource.missing(number);
    }
  }

  private Optional<String> before(long number, long delivery) {
    Attempt attempt =
        webhooks
            .delivery(number, delivery)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.NOT_FOUND)
                            .withDetail("There is no such attempt to tell of a change.")));
    try {
      feed.after(attempt.before().flatMap(ChangeCursor::read), 1);
      return attempt.before();
    } catch (LostPlaceException e) {
      throw new ProblemException(
          Problem.of(ProblemType.CURSOR_LOST)
              .withDetail("The change before that attempt is not there any more. Give a time."));
    }
  }

  /** Tries the way. */
  @POST
  @Path("test")
  @Needs(Role.ADMIN)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.WEBHOOK_BUSY})
  @Operation(
      operationId = "testWebhook",
      summary = "Send a webhook an event that tells nothing, and say what came of it",
      description =
          "Once, at once, also while the webhook is off. Takes as long as `webhooks.timeout` when"
              + " nobody answers.")
  @ApiResponse(responseCode = "200", description = "What came of it.", useReturnTypeSchema = true)
  public TriedWebhook test(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    try {
      Attempt attempt =
          tests
              .send(number, Caller.actor(security))
              .orElseThrow(() -> WebhooksResource.missing(number));
      return new TriedWebhook(
          attempt.at(),
          attempt.message(),
          attempt.status(),
          attempt.delivered(),
          attempt.failure());
    } catch (TestEvents.BusyException e) {
      throw new ProblemException(
          Problem.of(ProblemType.WEBHOOK_BUSY).withDetail("Two tests of webhooks are under way."),
          Optional.of(Duration.ofSeconds(1)));
    }
  }
}
