package org.rebound.receiver.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;

/**
 * A message as it was received, kept deflated (RFC 1951).
 *
 * @param deflated never changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record RawMessage(byte[] deflated) {

  /** Writes the bytes as they were received; {@code out} stays open. */
  public void writeTo(OutputStream out) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      InflaterOutputStream inflating = new InflaterOutputStream(out, inflater);
      inflating.write(deflated);
      inflating.finish();
    } finally {
      inflater.end();
    }
  }
}
