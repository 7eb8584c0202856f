package org.rebound.admin.auth;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.ApiKey;
import org.rebound.receiver.ledger.ConsoleSession;
import org.rebound.receiver.ledger.ConsoleSessions;

/**
 * Lets a request through to its resource when its key ({@code Authorization: Bearer}, RFC 6750), or
 * the session of the console in its cookie, is good and the role allows it. 401 without either, 403
 * with too low a role, 429 after too many wrong keys. A request with a cookie that may change
 * something must carry the console's own header: no other site can make a browser send it.
 */
@Priority(Priorities.AUTHENTICATION)
public final class KeyFilter implements ContainerRequestFilter {

  private static final int LONGEST = 200;
  private static final String CONSOLE = "X-Rebound-Console";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final KeyCheck keys;
  private final ConsoleSessions sessions;
  private final Clock clock;

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it
  private ResourceInfo resource;

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it
  private HttpServletRequest servletRequest;

  /** A filter that checks keys with {@code keys} and looks sessions up in {@code sessions}. */
  public KeyFilter(KeyCheck keys, ConsoleSessions sessions, Clock clock) {
    this.keys = keys;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Open.class)) {
      return;
    }
    ApiKey key = authenticate(request);
    Needs needs = method.getAnnotation(Needs.class);
    List<Role> needed = needs == null ? List.of(Role.ADMIN) : List.of(needs.value());
    if (needed.stream().noneMatch(Role.ofCode(key.role())::allows)) {
      throw forbidden(
          "This needs the role "
              + needed.stream().map(Role::code).collect(Collectors.joining(" or "))
              + "; the key has the role "
              + key.role()
              + ".");
    }
    Actor actor = new Actor(key.name(), Optional.of(Peer.of(servletRequest)));
    request.setSecurityContext(
        new Caller(actor, Role.ofCode(key.role()))
            .context(request.getSecurityContext().isSecure()));
  }

  private ApiKey authenticate(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization == null && request.getCookies().containsKey(SessionCookie.NAME)) {
      return ofSession(request);
    }
    return keys.check(new KeyText(bearer(authorization)), Peer.of(servletRequest));
  }

  private ApiKey ofSession(ContainerRequestContext request) {
    ConsoleSession session =
        SessionCookie.among(request.getCookies())
            .flatMap(cookie -> sessions.use(cookie.hash(), clock.instant()))
            .orElseThrow(() -> KeyCheck.unauthorized(SessionResource.NO_SESSION));
    if (!SAFE.contains(request.getMethod()) && !"1".equals(request.getHeaderString(CONSOLE))) {
      throw forbidden(
          "With a session, whatever may change something needs the header \"" + CONSOLE + ": 1\".");
    }
    return session.key();
  }

  private static String bearer(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw KeyCheck.unauthorized("Send the header \"Authorization: Bearer <key>\".");
    }
    return authorization.substring(7).strip();
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(ProblemType.FORBIDDEN).withDetail(detail));
  }
}
