package org.rebound.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rebound.e2e.Check;

/**
 * A daemon with 64 MB of heap, told that it may take messages of 100 MB, gets five of them at once.
 * It ends, as it is started to do, and a service manager starts it again.
 */
final class OutOfMemory {

  private OutOfMemory() {}

  static String tell(int times) throws Exception {
    Map<String, String> environment =
        Map.of(
            "REBOUND_JAVA_OPTS",
            "-Xmx64m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError",
            "REBOUND_SMTP_MAX_MESSAGE_SIZE",
            Integer.toString(120 << 20),
            "REBOUND_SMTP_MESSAGE_MEMORY",
            Integer.toString(1 << 30));
    try (Trial trial = Trial.embedded("out-of-memory", environment)) {
      int ended = 0;
      for (int i = 1; i <= times; i++) {
        int[] exit = new int[1];
        trial.round(
            () -> {
              exit[0] = overload(trial);
              if (exit[0] != 0) {
                trial.daemon().startAgain();
              }
            });
        ended += exit[0] == 0 ? 0 : 1;
        Progress.say(i, times);
      }
      return "ended " + ended + " of " + times + " times; " + trial.finish();
    }
  }

  /** The exit status of the daemon, or 0 when it lives on. */
  private static int overload(Trial trial) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Thread thread = new Thread(() -> pour(trial.daemon().smtpPort()), "pour-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    // Its sockets break a moment before the process is gone.
    long patience = System.nanoTime() + 10_000_000_000L;
    while (trial.daemon().isAlive()) {
      if (System.nanoTime() - patience > 0) {
        return 0;
      }
      Thread.sleep(50);
    }
    int status = trial.daemon().awaitExit();
    Check.same("exit status of a daemon without memory", 3, status);
    return status;
  }

  private static void pour(int port) {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'a');
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
      out.write("\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // That it breaks off is what this is for.
    }
  }
}
