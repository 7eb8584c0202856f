package org.rebound.admin.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Session;
import org.rebound.admin.api.SessionRequest;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.ApiKey;
import org.rebound.receiver.ledger.ConsoleSession;
import org.rebound.receiver.ledger.ConsoleSessions;

/**
 * Signing in to the console, and out: a key against a cookie, which then stands for the key. A body
 * must be JSON, which no form of another site can send. Not part of the API: programs send keys.
 */
@Path("/console/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

  static final String NO_SESSION = "Sign in: there is no session, or it is over.";

  private static final int LONGEST = 200;

  private final KeyCheck keys;
  private final ConsoleSessions sessions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Checks keys with {@code keys}, keeps sessions in {@code sessions}. */
  public SessionResource(KeyCheck keys, ConsoleSessions sessions, Clock clock) {
    this.keys = keys;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Signs in; a session that the browser had before is over. */
  @POST
  @Open
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Nullable SessionRequest body) {
    String text = body == null || body.key() == null ? "" : body.key().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY).withDetail("Send {\"key\": \"rbk_...\"}."));
    }
    ApiKey key = keys.check(new KeyText(text), Peer.of(request));
    Instant now = clock.instant();
    Actor actor = new Actor(key.name(), Optional.of(Peer.of(request)));
    SessionCookie.among(headers.getCookies())
        .ifPresent(before -> sessions.end(before.hash(), actor, now));
    SessionCookie cookie = SessionCookie.random(random);
    ConsoleSession session = sessions.begin(cookie.hash(), key, actor, now);
    return Response.ok(Session.of(session))
        .header(
            HttpHeaders.SET_COOKIE,
            cookie.setting(Duration.between(now, session.expiresAt()), isSecure(request)))
        .build();
  }

  /** Who is signed in. */
  @GET
  @Open
  public Session get(@Context HttpHeaders headers) {
    return SessionCookie.among(headers.getCookies())
        .flatMap(cookie -> sessions.use(cookie.hash(), clock.instant()))
        .map(Session::of)
        .orElseThrow(() -> KeyCheck.unauthorized(NO_SESSION));
  }

  /** Signs out. */
  @DELETE
  @Open
  public Response end(@Context HttpServletRequest request, @Context HttpHeaders headers) {
    Instant now = clock.instant();
    SessionCookie.among(headers.getCookies())
        .ifPresent(cookie -> end(cookie, Peer.of(request), now));
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.clearing(isSecure(request)))
        .build();
  }

  private void end(SessionCookie cookie, InetAddress peer, Instant now) {
    sessions
        .use(cookie.hash(), now)
        .ifPresent(
            session ->
                sessions.end(
                    cookie.hash(), new Actor(session.key().name(), Optional.of(peer)), now));
  }

  /**
   * Whether the browser came by TLS, here or at a proxy in front. Whoever makes the header up
   * spoils his own cookie only.
   */
  private static boolean isSecure(HttpServletRequest request) {
    return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }
}
