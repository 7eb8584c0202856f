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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.ApiKey;
import org.rebound.receiver.ledger.ApiKeys;

/**
 * Lets a request through to its resource when its key ({@code Authorization: Bearer}, RFC 6750) is
 * good and its role allows it. 401 without a good key, 403 with too low a role, 429 after too many
 * wrong keys.
 */
@Priority(Priorities.AUTHENTICATION)
public final class KeyFilter implements ContainerRequestFilter {

  private static final int LONGEST = 200;

  private final ApiKeys keys;
  private final Clock clock;
  private final WrongKeys wrongKeys;
  private final GoodKeys goodKeys = new GoodKeys();

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it
  private ResourceInfo resource;

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it
  private HttpServletRequest servletRequest;

  /** A filter that looks keys up in {@code keys}. */
  public KeyFilter(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.wrongKeys = new WrongKeys(clock);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Open.class)) {
      return;
    }
    ApiKey key = authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    Needs needs = method.getAnnotation(Needs.class);
    List<Role> needed = needs == null ? List.of(Role.ADMIN) : List.of(needs.value());
    if (needed.stream().noneMatch(Role.ofCode(key.role())::allows)) {
      throw new ProblemException(
          Problem.of(ProblemType.FORBIDDEN)
              .withDetail(
                  "This needs the role "
                      + needed.stream().map(Role::code).collect(Collectors.joining(" or "))
                      + "; the key has the role "
                      + key.role()
                      + "."));
    }
    Caller caller = new Caller(new Actor(key.name(), Optional.of(peer())), Role.ofCode(key.role()));
    request.setSecurityContext(caller.context(request.getSecurityContext().isSecure()));
  }

  private ApiKey authenticate(@Nullable String authorization) {
    String secret = bearer(authorization);
    InetAddress peer = peer();
    byte[] hash = new KeyText(secret).hash();
    Optional<Duration> wait = wrongKeys.mustWait(peer);
    if (wait.isPresent() && !goodKeys.knows(hash)) {
      throw new ProblemException(Problem.of(ProblemType.TOO_MANY_WRONG_KEYS), wait);
    }
    Instant now = clock.instant();
    Optional<ApiKey> good = keys.find(hash).filter(key -> key.isGood(now));
    goodKeys.note(hash, good.isPresent());
    good.ifPresentOrElse(key -> keys.used(key, now), () -> wrongKeys.note(peer));
    return good.orElseThrow(
        () -> unauthorized("The key is not known, has expired or was revoked."));
  }

  private static String bearer(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw unauthorized("Send the header \"Authorization: Bearer <key>\".");
    }
    return authorization.substring(7).strip();
  }

  private static ProblemException unauthorized(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAUTHORIZED).withDetail(detail));
  }

  private InetAddress peer() {
    try {
      // An address as text: nothing is looked up.
      return InetAddress.getByName(servletRequest.getRemoteAddr());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a connection has an address", e);
    }
  }
}
