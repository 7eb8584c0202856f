package org.rebound.receiver.listener;

import com.codahale.metrics.Meter;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies on their way out. They are kept back until the session is about to wait for the peer, so
 * that the replies to a pipelined group (RFC 2920) leave in one packet.
 *
 * <p>A reply that cannot be written is counted, never reported as an error: whether a reply arrived
 * cannot be known anyhow, which is why recording is idempotent.
 */
final class ReplyStream extends OutputStream {

  private static final Logger log = LoggerFactory.getLogger(ReplyStream.class);

  private final Watch watch;
  private final Meter undelivered;
  private final byte[] buffer = new byte[4096];
  private int used;
  private OutputStream target;
  private boolean broken;
  private boolean finished;

  ReplyStream(OutputStream target, Watch watch, Meter undelivered) {
    this.target = target;
    this.watch = watch;
    this.undelivered = undelivered;
  }

  /** Writes to {@code newTarget} from now on; what was kept back has been sent before. */
  void switchTo(OutputStream newTarget) {
    target = newTarget;
  }

  /** Everything written from now on leaves at once: nobody will wait for the peer again. */
  void finish() {
    finished = true;
    send();
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (used == buffer.length) {
        send();
      }
      int part = Math.min(left, buffer.length - used);
      System.arraycopy(source, from, buffer, used, part);
      used += part;
      from += part;
      left -= part;
    }
  }

  /** Keeps back, unless the session is {@link #finish finished}. */
  @Override
  public void flush() {
    if (finished) {
      send();
    }
  }

  @Override
  public void close() {
    send();
  }

  /** Sends what was kept back; blocks at most as long as a command may take. */
  void send() {
    if (used == 0) {
      return;
    }
    int length = used;
    used = 0;
    if (broken) {
      undelivered.mark();
      return;
    }
    boolean guarded = watch.write();
    try {
      target.write(buffer, 0, length);
      target.flush();
    } catch (IOException e) {
      broken = true;
      undelivered.mark();
      log.debug("replies could not be written: {}", e.toString());
    } finally {
      if (guarded) {
        watch.written();
      }
    }
  }
}
