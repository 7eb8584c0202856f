package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.WebhookChangeRequest;
import org.rebound.admin.api.WebhookItem;
import org.rebound.admin.api.WebhookItems;
import org.rebound.admin.api.WebhookRequest;
import org.rebound.admin.api.WebhookWithSecret;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.openapi.Refuses;
import org.rebound.admin.webhook.Webhooks;
import org.rebound.receiver.feed.ChangeFeed;

/** Webhooks: made, looked at, changed, deleted. A secret is shown once, when it is made. */
@Path("/api/v1/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public final class WebhooksResource {

  private static final String NOW = "now";
  private static final String OLDEST = "oldest";

  private final Webhooks webhooks;
  private final ChangeFeed feed;
  private final WebhookBodies bodies;
  private final Clock clock;

  /**
   * Webhooks that follow {@code feed}.
   *
   * @param plainHttp whether a webhook may be told without TLS
   */
  public WebhooksResource(Webhooks webhooks, ChangeFeed feed, boolean plainHttp, Clock clock) {
    this.webhooks = webhooks;
    this.feed = feed;
    this.bodies = new WebhookBodies(plainHttp);
    this.clock = clock;
  }

  /** All webhooks. */
  @GET
  @Needs(Role.ADMIN)
  @Operation(operationId = "listWebhooks", summary = "Every webhook, and where it stands")
  @ApiResponse(responseCode = "200", description = "The webhooks.", useReturnTypeSchema = true)
  public WebhookItems list() {
    return new WebhookItems(webhooks.all().stream().map(WebhookBodies::item).toList());
  }

  /** Makes one. */
  @POST
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "createWebhook",
      summary = "Make a webhook; its secret is shown this once",
      description =
          "It is told of changes by POST, signed by Standard Webhooks, each at least once and in"
              + " their order. Whether its host has a public address is looked at with every"
              + " connection.")
  @ApiResponse(
      responseCode = "201",
      description = "The webhook.",
      content = @Content(schema = @Schema(implementation = WebhookWithSecret.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable WebhookRequest request) {
    WebhookRequest asked = request == null ? new WebhookRequest(null, null, null) : request;
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<URI> url = bodies.url(body, asked.url());
    List<String> kinds = WebhookBodies.kinds(body, asked.kinds()).orElse(WebhookBodies.KINDS);
    String since = asked.since() == null ? NOW : asked.since();
    if (!since.equals(NOW) && !since.equals(OLDEST) && ChangeCursor.read(since).isEmpty()) {
      body.wrong("since", "expected now, oldest or a cursor of the change feed");
    }
    body.require("url", url);
    body.check();
    Optional<String> cursor =
        switch (since) {
          case NOW -> feed.newest().map(ChangeCursor::of);
          case OLDEST -> Optional.empty();
          default -> Optional.of(since);
        };
    Webhooks.WithSecret made =
        webhooks.add(url.orElseThrow(), kinds, cursor, Caller.actor(security), clock.instant());
    return Response.created(URI.create("/api/v1/webhooks")).entity(shown(made)).build();
  }

  /** Changes one. */
  @PATCH
  @Path("{id}")
  @Needs(Role.ADMIN)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "changeWebhook",
      summary = "Change where a webhook is, what it is told of, and whether it is on")
  @ApiResponse(responseCode = "200", description = "The webhook.", useReturnTypeSchema = true)
  public WebhookItem change(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security,
      @Nullable WebhookChangeRequest request) {
    long number = OneRow.number(id);
    if (request == null) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY).withDetail("Expected an object with what changes."));
    }
    return webhooks
        .change(number, bodies.wish(request), Caller.actor(security), clock.instant())
        .map(WebhookBodies::item)
        .orElseThrow(() -> missing(number));
  }

  /** Deletes one. */
  @DELETE
  @Path("{id}")
  @Needs(Role.ADMIN)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook and the log of its deliveries")
  @ApiResponse(responseCode = "204", description = "It is told of nothing any more.")
  public void delete(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    if (!webhooks.delete(number, Caller.actor(security), clock.instant())) {
      throw missing(number);
    }
  }

  /** Gives one a new secret. */
  @POST
  @Path("{id}/rotation")
  @Needs(Role.ADMIN)
  @Refuses(ProblemType.NOT_FOUND)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Make a new secret; it is shown this once",
      description =
          "For 24 hours every message has a signature by the new secret and one by the former. A"
              + " secret that became known is ended at once by rotating twice.")
  @ApiResponse(responseCode = "200", description = "The webhook.", useReturnTypeSchema = true)
  public WebhookWithSecret rotate(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    return webhooks
        .rotate(number, Caller.actor(security), clock.instant())
        .map(WebhooksResource::shown)
        .orElseThrow(() -> missing(number));
  }

  private static WebhookWithSecret shown(Webhooks.WithSecret one) {
    return new WebhookWithSecret(WebhookBodies.item(one.webhook()), one.secret());
  }

  static ProblemException missing(long number) {
    return new ProblemException(
        Problem.of(ProblemType.NOT_FOUND).withDetail("There is no webhook " + number + "."));
  }
}
