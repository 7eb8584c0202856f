package org.rebound.admin.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/** Refuses bodies that are too large, before or while they are read, and compressed ones. */
public final class BodyLimit implements ContainerRequestFilter {

  private final long limit;

  /** A limit of so many bytes. */
  public BodyLimit(long limit) {
    this.limit = limit;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
              .withDetail("Send the body without a content encoding."));
    }
    if (request.getLength() > limit) {
      throw tooLarge();
    }
    request.setEntityStream(new Limited(request.getEntityStream()));
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(ProblemType.BODY_TOO_LARGE)
            .withDetail("At most " + limit + " bytes are taken (server.maxBodySize)."));
  }

  private final class Limited extends FilterInputStream {
    private long left = limit;

    private Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      took(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int count = super.read(into, at, length);
      took(Math.max(0, count));
      return count;
    }

    private void took(int count) {
      left -= count;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
