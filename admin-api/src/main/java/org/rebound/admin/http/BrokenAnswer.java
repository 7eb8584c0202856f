package org.rebound.admin.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an answer that is on its way and cannot be finished: the connection is reset, so that no
 * client, and no proxy that speaks HTTP/1.0, takes what it has for the whole.
 */
public final class BrokenAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenAnswer.class);

  private BrokenAnswer() {}

  /**
   * {@code body}, but so that a failure after the answer has begun resets the connection: Jersey
   * would end the answer as if it were whole.
   */
  public static StreamingOutput unlessWhole(
      StreamingOutput body, HttpServletRequest request, HttpServletResponse response) {
    return out -> {
      try {
        body.write(out);
      } catch (IOException | RuntimeException e) {
        if (!response.isCommitted()) {
          throw e;
        }
        LOG.warn("an answer was broken off: {}", e.getClass().getName());
        reset(request);
      }
    };
  }

  private static void reset(ServletRequest request) {
    EndPoint end =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    try {
      if (end.getTransport() instanceof SocketChannel channel && channel.isOpen()) {
        // With no time to linger, closing says "reset", not "end".
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a connection that is open takes its options", e);
    } finally {
      end.close();
    }
  }
}
