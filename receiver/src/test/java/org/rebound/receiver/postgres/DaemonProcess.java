package org.rebound.receiver.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SmallDaemon} in a JVM of its own, to be killed and listened to. */
final class DaemonProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private DaemonProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static DaemonProcess start(Path folder) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), List.of(folder.toString()));
  }

  static DaemonProcess start(List<String> prefix, String classPath, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", classPath, SmallDaemon.class.getName()));
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new DaemonProcess(builder.start());
  }

  /** The rest of the first line that begins with this word. */
  String await(String beginning) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length()).strip();
      }
      seen.add(line);
    }
    throw new AssertionError("the daemon ended without saying \"" + beginning + "\": " + seen);
  }

  Query awaitReady() throws IOException {
    String[] words = await("ready").split(" ", -1);
    return new Query(words[0], words[1]);
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL: nothing of the daemon's own runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean endsWithin(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
