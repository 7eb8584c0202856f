package org.rebound.admin.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/**
 * Refuses bodies that are too large, before or while they are read, and compressed ones. What a
 * method marked {@link Upload} takes may be larger.
 */
public final class BodyLimit implements ContainerRequestFilter {

  private final long ofBodies;
  private final long ofUploads;

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it
  private ResourceInfo resource;

  /** Limits in bytes. */
  public BodyLimit(long ofBodies, long ofUploads) {
    this.ofBodies = ofBodies;
    this.ofUploads = ofUploads;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
              .withDetail("Send the body without a content encoding."));
    }
    boolean upload = resource.getResourceMethod().isAnnotationPresent(Upload.class);
    String setting = upload ? "server.maxUploadSize" : "server.maxBodySize";
    long limit = upload ? ofUploads : ofBodies;
    ProblemException tooLarge =
        new ProblemException(
            Problem.of(ProblemType.BODY_TOO_LARGE)
                .withDetail("At most " + limit + " bytes are taken (" + setting + ")."));
    if (request.getLength() > limit) {
      throw tooLarge;
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit, tooLarge));
  }

  private static final class Limited extends FilterInputStream {
    private final ProblemException tooLarge;
    private long left;

    private Limited(InputStream in, long limit, ProblemException tooLarge) {
      super(in);
      this.left = limit;
      this.tooLarge = tooLarge;
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
        throw tooLarge;
      }
    }
  }
}
