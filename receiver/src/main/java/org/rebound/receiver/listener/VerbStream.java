package org.rebound.receiver.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;

/**
 * The input of SubEthaSMTP's session: nothing but known verbs, one a line, each handed out when the
 * session asks for its next command. Arguments and message octets never pass here.
 */
final class VerbStream extends InputStream {

  private final CommandGate gate;
  private byte[] line = new byte[0];
  private int used;

  VerbStream(CommandGate gate) {
    this.gate = gate;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (used == line.length) {
      line = gate.next().map(verb -> verb + "\r\n").orElse("").getBytes(US_ASCII);
      used = 0;
      if (line.length == 0) {
        return -1;
      }
    }
    int part = Math.min(length, line.length - used);
    System.arraycopy(line, used, target, offset, part);
    used += part;
    return part;
  }
}
