package org.rebound.admin.auth;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hashes of keys that were good when last looked up. They open nothing; they only let their owners
 * through to the look-up while somebody else behind the same address is guessing. Bounded,
 * thread-safe.
 */
final class GoodKeys {

  private static final int REMEMBERED = 1_000;

  private final Map<ByteBuffer, Boolean> hashes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized boolean knows(byte[] hash) {
    return hashes.get(ByteBuffer.wrap(hash)) != null;
  }

  synchronized void note(byte[] hash, boolean good) {
    if (good) {
      hashes.put(ByteBuffer.wrap(hash), true);
    } else {
      hashes.remove(ByteBuffer.wrap(hash));
    }
  }
}
