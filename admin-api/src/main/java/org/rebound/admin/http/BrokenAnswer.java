package org.rebound.admin.http;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * Ends an answer that is on its way and cannot be finished: the connection is reset, so that no
 * client, and no proxy that speaks HTTP/1.0, takes what it has for the whole.
 */
public final class BrokenAnswer {

  private BrokenAnswer() {}

  /** Resets the connection that {@code request} came by. */
  public static void reset(ServletRequest request) {
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
