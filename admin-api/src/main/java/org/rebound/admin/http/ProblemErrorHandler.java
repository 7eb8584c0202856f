package org.rebound.admin.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/**
 * Answers what never reaches a resource, such as a request that is not HTTP or a path that is not
 * ours, with a problem (RFC 9457) too. The text is fixed: nothing of the request comes back.
 */
public final class ProblemErrorHandler extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Integer status = (Integer) request.getAttribute(ERROR_STATUS);
    // What is no HTTP never came to where ids are given.
    String id = RequestIds.of(request).orElseGet(RequestIds::random);
    byte[] body = body(status == null ? response.getStatus() : status, id);
    SecurityHeaders.addTo(response.getHeaders());
    response.getHeaders().put(RequestIds.HEADER, id);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static byte[] body(int status, String id) {
    return Problem.of(ProblemType.ofStatus(status), status)
        .ofRequest(id)
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }
}
