package org.rebound.receiver.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end and keeps what it printed, at most 64 KiB. Nothing of our own
 * environment reaches it: a stray PGDATA or PGOPTIONS would change what it does.
 */
final class Command {

  private static final int OUTPUT_LIMIT = 64 * 1024;

  /** How a program ended, and what it printed on either stream. */
  record Outcome(int status, String output) {

    boolean succeeded() {
      return status == 0;
    }

    /** The output as one line, for a message. */
    String oneLine() {
      return Text.oneLine(output);
    }
  }

  private Command() {}

  /** A builder for these words with a clean environment, both streams as one, nothing to read. */
  static ProcessBuilder prepare(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    String path = Optional.ofNullable(environment.get("PATH")).orElse("/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    builder.directory(new File("/"));
    return builder;
  }

  static Outcome run(List<String> words, Duration limit) {
    return run(words, "", limit);
  }

  /**
   * Runs the words with this standard input.
   *
   * @throws EmbeddedPostgresException when the program cannot be started or takes too long
   */
  static Outcome run(List<String> words, String input, Duration limit) {
    Process process;
    try {
      process = prepare(words).start();
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot run " + words.get(0) + ": " + Text.oneLine(String.valueOf(e.getMessage())), e);
    }
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread reader =
        new Thread(() -> output.complete(read(process.getInputStream())), "postgres-tool");
    reader.setDaemon(true);
    reader.start();
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading: its status says the rest.
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new EmbeddedPostgresException(
            words.get(0) + " did not end within " + limit.toSeconds() + " s");
      }
      reader.join(1000);
      return new Outcome(process.exitValue(), output.getNow(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("interrupted while running " + words.get(0), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      String text = new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
      stream.transferTo(OutputStream.nullOutputStream());
      return text;
    } catch (IOException e) {
      return "(its output cannot be read)";
    }
  }
}
