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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Key;
import org.rebound.admin.api.KeyRequest;
import org.rebound.admin.api.Keys;
import org.rebound.admin.api.NewKey;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Caller;
import org.rebound.admin.auth.KeyText;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.ProblemException;
import org.rebound.admin.openapi.Refuses;
import org.rebound.receiver.ledger.ApiKey;
import org.rebound.receiver.ledger.ApiKeys;

/** Keys of the API: made, looked at, revoked. A key itself is shown once, when it is made. */
@Path("/api/v1/keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
public final class KeysResource {

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final ApiKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Keys in {@code keys}. */
  public KeysResource(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** All keys. */
  @GET
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "listKeys",
      summary = "Every key there ever was, the newest first, with its last use")
  @ApiResponse(responseCode = "200", description = "The keys.", useReturnTypeSchema = true)
  public Keys list() {
    return new Keys(keys.all().stream().map(Key::of).toList());
  }

  /** Makes one. */
  @POST
  @Needs(Role.ADMIN)
  @Refuses(ProblemType.NAME_TAKEN)
  @Operation(operationId = "createKey", summary = "Make a key; it is shown this once")
  @ApiResponse(
      responseCode = "201",
      description = "The key.",
      content = @Content(schema = @Schema(implementation = NewKey.class)))
  public Response create(
      @Parameter(hidden = true) @Context SecurityContext security, @Nullable KeyRequest request) {
    KeyRequest asked = request == null ? new KeyRequest(null, null, null) : request;
    Instant now = clock.instant();
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<String> name = body.name("name", asked.name());
    Optional<String> role = role(body, asked.role());
    Optional<Instant> expiresAt = body.time("expiresAt", asked.expiresAt(), now, LAST);
    body.require("name", name);
    body.require("role", role);
    body.check();
    KeyText text = KeyText.random(random);
    ApiKey made =
        keys.add(
                name.orElseThrow(),
                role.orElseThrow(),
                text.hash(),
                expiresAt,
                Caller.actor(security),
                now)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.NAME_TAKEN)
                            .withDetail("There is or was a key with this name.")));
    return Response.created(URI.create("/api/v1/keys"))
        .entity(new NewKey(Key.of(made), text.secret()))
        .build();
  }

  /** Revokes one. */
  @DELETE
  @Path("{id}")
  @Needs(Role.ADMIN)
  @Refuses({ProblemType.NOT_FOUND, ProblemType.LAST_ADMIN_KEY})
  @Operation(
      operationId = "revokeKey",
      summary = "Revoke a key: it opens nothing from now on, and stays in the list")
  @ApiResponse(responseCode = "204", description = "It opens nothing.")
  public void revoke(
      @Parameter(schema = @Schema(type = "integer")) @PathParam("id") String id,
      @Parameter(hidden = true) @Context SecurityContext security) {
    long number = OneRow.number(id);
    switch (keys.revoke(number, Caller.actor(security), clock.instant())) {
      case REVOKED -> {}
      case MISSING ->
          throw new ProblemException(
              Problem.of(ProblemType.NOT_FOUND).withDetail("There is no key " + number + "."));
      case LAST_ADMIN ->
          throw new ProblemException(
              Problem.of(ProblemType.LAST_ADMIN_KEY)
                  .withDetail("Make another key with the role admin first."));
    }
  }

  private static Optional<String> role(Parameters body, @Nullable String text) {
    Optional<String> role =
        Arrays.stream(Role.values()).map(Role::code).filter(code -> code.equals(text)).findFirst();
    if (text != null && role.isEmpty()) {
      body.wrong("role", "expected one of read, manage, send, admin");
    }
    return role;
  }
}
