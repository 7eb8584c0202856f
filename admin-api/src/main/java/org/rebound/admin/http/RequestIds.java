package org.rebound.admin.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.rebound.admin.api.Problem;
import org.slf4j.MDC;

/**
 * Gives every request an id: the header {@code X-Request-Id} of its answer, {@code instance} of a
 * problem, and {@code request} of the lines that it logs. A proxy may give it one, of 64 letters,
 * digits, dots, dashes and underscores at most; anything else is not taken.
 */
public final class RequestIds extends Handler.Wrapper {

  /** The header. */
  static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "org.rebound.request";
  private static final String LOGGED = "request";
  private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Gives ids to the requests that {@code handler} answers. */
  public RequestIds(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id =
        Optional.ofNullable(request.getHeaders().get(HEADER))
            .filter(given -> GIVEN.matcher(given).matches())
            .orElseGet(RequestIds::random);
    request.setAttribute(ATTRIBUTE, id);
    response.getHeaders().put(HEADER, id);
    MDC.put(LOGGED, id);
    try {
      return super.handle(request, response, callback);
    } finally {
      MDC.remove(LOGGED);
    }
  }

  /** The id of a request; nothing before it has one. */
  static Optional<String> of(Request request) {
    return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
  }

  /** A new id. */
  static String random() {
    return Long.toString(ThreadLocalRandom.current().nextLong(1L << 58, 1L << 62), 36);
  }

  /** Writes the id into problems that resources answer with. */
  public static final class IntoProblems implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getEntity() instanceof Problem problem
          && request.getProperty(ATTRIBUTE) instanceof String id) {
        response.setEntity(problem.ofRequest(id));
      }
    }
  }
}
