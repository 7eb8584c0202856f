package org.rebound.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the daemon takes mail, and that it is about to stop, when it was started by a
 * unit of {@code Type=notify} (the variable {@code NOTIFY_SOCKET}); otherwise says nothing. Java 17
 * knows no datagrams on Unix sockets, so systemd's own program is asked to tell it; one that is
 * missing or fails is logged, and the daemon goes on.
 */
final class ServiceNotice {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceNotice.class);
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final int SECONDS_LIMIT = 10;

  private final Optional<String> socket;
  private final String program;

  /**
   * A notice to whom the variables name.
   *
   * @param variables environment variables
   * @param program {@code systemd-notify}, or a path to it
   */
  ServiceNotice(Map<String, String> variables, String program) {
    this.socket = Optional.ofNullable(variables.get(SOCKET)).filter(name -> !name.isEmpty());
    this.program = program;
  }

  /** It takes mail. */
  void ready() {
    tell("--ready", "--status=takes mail");
  }

  /** It is about to stop: nothing new is taken, and what is under way ends. */
  void stopping() {
    tell("STOPPING=1", "STATUS=lets running messages end");
  }

  private void tell(String... words) {
    if (socket.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put(SOCKET, socket.get());
    try {
      Process process = builder.start();
      if (!process.waitFor(SECONDS_LIMIT, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        LOG.warn("{} did not end within {} s", program, SECONDS_LIMIT);
      } else if (process.exitValue() != 0) {
        LOG.warn("{} ended with status {}", program, process.exitValue());
      }
    } catch (IOException e) {
      LOG.warn(
          "systemd waits for a word that this daemon cannot give it: install {}, or set Type=exec"
              + " in the unit ({})",
          program,
          e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
