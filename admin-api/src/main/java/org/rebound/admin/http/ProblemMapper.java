package org.rebound.admin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.CharConversionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever a resource throws with a problem. The answer never holds a stack trace, a class
 * name or SQL; what is a fault of ours goes to the log.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ProblemException known) {
      return response(known).build();
    }
    if (thrown.getCause() instanceof ProblemException wrapped) {
      // Jackson wraps what the stream throws that it reads from.
      return response(wrapped).build();
    }
    if (thrown instanceof WebApplicationException http) {
      return ofHttp(http);
    }
    if (thrown instanceof HttpException http) {
      return ofHttp(new WebApplicationException(http.getCode()));
    }
    if (thrown instanceof JsonProcessingException json) {
      return response(new ProblemException(ofJson(json))).build();
    }
    if (thrown instanceof CharConversionException) {
      // What looks like UTF-32 by its zeros, and is not.
      return response(new ProblemException(Problem.of(ProblemType.INVALID_BODY))).build();
    }
    Optional<ProblemException> database = DatabaseTrouble.of(thrown);
    if (database.isPresent()) {
      LOG.warn("The database failed a request: {}", DatabaseTrouble.line(thrown));
      return response(database.get()).build();
    }
    LOG.error("A request failed", thrown);
    return response(new ProblemException(Problem.of(ProblemType.INTERNAL_ERROR))).build();
  }

  static Response.ResponseBuilder response(ProblemException thrown) {
    Response.ResponseBuilder response =
        Response.status(thrown.problem().status())
            .type(Problem.MEDIA_TYPE)
            .entity(thrown.problem());
    thrown
        .retryAfter()
        .ifPresent(
            after -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
    if (thrown.problem().status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rebound\"");
    }
    return response;
  }

  private static Response ofHttp(WebApplicationException http) {
    int status = http.getResponse().getStatus();
    if (status < 400) {
      return http.getResponse();
    }
    if (status >= 500) {
      LOG.error("A request failed", http);
    }
    Problem problem = Problem.of(ProblemType.ofStatus(status), status);
    Response.ResponseBuilder response = response(new ProblemException(problem));
    String allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
  }

  private static Problem ofJson(JsonProcessingException json) {
    Problem problem = Problem.of(ProblemType.INVALID_BODY);
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
              .collect(Collectors.joining("."));
      return problem.withErrors(
          List.of(new Problem.FieldError(field, "not known here, or not of this type")));
    }
    return json.getLocation() == null
        ? problem
        : problem.withDetail(
            "Not JSON at line "
                + json.getLocation().getLineNr()
                + ", column "
                + json.getLocation().getColumnNr()
                + ".");
  }
}
