package org.rebound.receiver.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks through bytes eight at a time: every byte of a message is looked at several times, and one
 * by one that is what reading costs most.
 */
final class Octets {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Octets() {}

  /** The index of the first {@code wanted} in the window, or -1. */
  static int indexOf(byte[] bytes, int from, int to, char wanted) {
    long pattern = ONES * wanted;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long different = (long) EIGHT.get(bytes, i) ^ pattern;
      // The lowest high bit that is set marks the first byte without a difference.
      long same = (different - ONES) & ~different & HIGH_BITS;
      if (same != 0) {
        return i + (Long.numberOfTrailingZeros(same) >> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Whether every byte in the window is below 128. */
  static boolean areSevenBit(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      if (((long) EIGHT.get(bytes, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
