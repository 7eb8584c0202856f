package org.rebound.admin.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** Lines of the log: nobody waits for them, and nobody's text ends one. */
class LogTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("rebound.bounce");
  private final LongAdder dropped = new LongAdder();
  private final Gate out = new Gate();

  @AfterEach
  void open() {
    out.open.countDown();
    context.stop();
  }

  @Test
  void readerThatHangsHoldsUpNobodyAndWhatIsDroppedIsCountedAndSaid() throws Exception {
    LineAppender appender = start();
    for (int i = 0; i < 2 * LineAppender.ROOM; i++) {
      logger.info("line {}", i);
    }
    long lost = dropped.sum();
    assertThat(lost).isBetween((long) LineAppender.ROOM, 2L * LineAppender.ROOM);

    logger.error("an error finds room still");
    assertThat(dropped.sum()).isEqualTo(lost);

    out.open.countDown();
    appender.stop();
    List<JsonNode> lines = out.lines();
    assertThat(lines).hasSize((int) (2 * LineAppender.ROOM - lost) + 2);
    assertThat(lines.get(lines.size() - 2).get("message").asText())
        .isEqualTo("an error finds room still");
    assertThat(lines.get(lines.size() - 1).get("message").asText())
        .startsWith(lost + " lines of the log were dropped");
  }

  @Test
  void hostileTextNeverEndsALineNorReachesATerminal() throws Exception {
    out.open.countDown();
    LineAppender appender = start();
    logger
        .atInfo()
        .addKeyValue("recipient", "a\r\n{\"level\":\"ERROR\"}\u001b[2J\u2028\u202e\u0085ø@example")
        .addKeyValue("message", "taken")
        .addKeyValue("bounce", 7L)
        .addKeyValue("counted", true)
        .log("recorded\n\u0000");
    appender.stop();

    String written = out.written.toString(StandardCharsets.UTF_8);
    assertThat(written).hasLineCount(1).matches("[\\x20-\\x7e]+\n");
    JsonNode line = JSON.readTree(written);
    assertThat(line.get("recipient").asText())
        .isEqualTo("a\r\n{\"level\":\"ERROR\"}\u001b[2J\u2028\u202e\u0085ø@example");
    assertThat(line.get("message").asText()).isEqualTo("recorded\n\u0000");
    assertThat(line.get("bounce").isNumber()).isTrue();
    assertThat(line.get("counted").isBoolean()).isTrue();
    assertThat(line.get("level").asText()).isEqualTo("INFO");
  }

  @Test
  void exceptionIsPartOfItsLine() throws Exception {
    out.open.countDown();
    LineAppender appender = start();
    logger.error("it failed", new IllegalStateException("why\nso"));
    appender.stop();
    assertThat(out.lines()).hasSize(1);
    assertThat(out.lines().get(0).get("exception").asText())
        .contains("IllegalStateException")
        .contains("LogTest");
  }

  @Test
  void addressIsNamedByAHashThatNeedsTheKey(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("log.key");
    String name = RecipientHash.loadOrCreate(file).apply("user@example.com");
    assertThat(name).matches("[0-9a-f]{32}");
    assertThat(RecipientHash.loadOrCreate(file).apply("user@example.com")).isEqualTo(name);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.delete(file);
    assertThat(RecipientHash.loadOrCreate(file).apply("user@example.com")).isNotEqualTo(name);
    // RFC 4231, test case 2, cut.
    assertThat(
            new RecipientHash("Jefe".getBytes(StandardCharsets.US_ASCII))
                .apply("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c7");
  }

  private LineAppender start() {
    context.setMDCAdapter(MDC.getMDCAdapter());
    JsonLine layout = new JsonLine();
    layout.start();
    LineAppender appender =
        new LineAppender(layout, new PrintStream(out, false, StandardCharsets.UTF_8), dropped);
    appender.setContext(context);
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.INFO);
    return appender;
  }

  /** A reader that reads nothing until its gate is open. */
  private static final class Gate extends OutputStream {
    private final CountDownLatch open = new CountDownLatch(1);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      written.write(octets, offset, length);
    }

    private List<JsonNode> lines() throws IOException {
      return JSON.readerFor(JsonNode.class)
          .<JsonNode>readValues(written.toString(StandardCharsets.UTF_8))
          .readAll();
    }
  }
}
