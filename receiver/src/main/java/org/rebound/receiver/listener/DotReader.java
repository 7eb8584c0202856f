package org.rebound.receiver.listener;

/**
 * Reads the octets behind DATA up to the line with a single dot (RFC 5321 section 4.1.1.4), and
 * takes the stuffed dots out (section 4.5.2).
 *
 * <p>Only CRLF.CRLF ends a message. A bare CR or LF is kept as it is and begins no line, so that no
 * two servers can disagree about where the message ended.
 */
final class DotReader implements WireInput.Portion {

  private static final int LINE_START = 0;
  private static final int WITHIN_LINE = 1;
  private static final int CR = 2;
  private static final int DOT = 3;
  private static final int DOT_CR = 4;
  private static final int END = 5;

  private static final byte[] KEPT_CR = {'\r'};

  private final MessageBuffer target;
  private int state = LINE_START;

  DotReader(MessageBuffer target) {
    this.target = target;
  }

  /** Whether the final dot has been read; what stands behind it was not touched. */
  boolean isAtEnd() {
    return state == END;
  }

  @Override
  public int take(byte[] source, int offset, int length) {
    int end = offset + length;
    int kept = offset;
    int at = offset;
    while (at < end && state != END) {
      byte octet = source[at];
      switch (state) {
        case WITHIN_LINE -> {
          while (at < end && source[at] != '\r') {
            at++;
          }
          if (at < end) {
            at++;
            state = CR;
          }
        }
        case CR -> {
          at++;
          state = octet == '\n' ? LINE_START : afterOctet(octet);
        }
        case LINE_START -> {
          if (octet == '.') {
            target.append(source, kept, at - kept);
            kept = at + 1;
            state = DOT;
          } else {
            state = afterOctet(octet);
          }
          at++;
        }
        case DOT -> {
          if (octet == '\r') {
            // Held back: it belongs to the message unless LF follows.
            kept = at + 1;
            state = DOT_CR;
          } else {
            state = WITHIN_LINE;
          }
          at++;
        }
        case DOT_CR -> {
          if (octet == '\n') {
            kept = at + 1;
            state = END;
          } else {
            target.append(KEPT_CR, 0, 1);
            state = afterOctet(octet);
          }
          at++;
        }
        default -> throw new IllegalStateException("read beyond the end of data");
      }
    }
    target.append(source, kept, at - kept);
    return at - offset;
  }

  private static int afterOctet(byte octet) {
    return octet == '\r' ? CR : WITHIN_LINE;
  }
}
