package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log may hold: no addresses at INFO or above, and nothing that forges a line. */
class SessionLogTest {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void listen() {
    appender.start();
    root.addAppender(appender);
  }

  @AfterEach
  void stop() {
    root.detachAppender(appender);
  }

  @Test
  void failuresAreLoggedOnceWithTheSessionAndWithoutAddresses() throws Exception {
    try (RunningListener running = new RunningListener()) {
      try (SmtpClient client = running.greeted()) {
        client.ask("MAIL FROM:<secret@far.example>");
        client.ask("RCPT TO:<secret@broken.example>");
        client.ask("RCPT TO:<secret@ours.example>");
        client.ask("DATA");
        client.send("secret@body");
        client.halfClose();
        client.replies();
      }
      running.awaitIdle();
    }
    List<ILoggingEvent> loud =
        appender.list.stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
            .toList();
    assertThat(loud)
        .noneMatch(event -> event.getFormattedMessage().contains("secret"))
        .noneMatch(event -> event.getThrowableProxy() != null);
    assertThat(loud.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)))
        .singleElement()
        .asString()
        .matches("(?s).*session [0-9a-f]{16}-1: the intake failed at recipient .*451.*");
  }

  @Test
  void hostileTextCannotForgeALogLine() throws Exception {
    try (RunningListener running = new RunningListener();
        SmtpClient client = running.greeted()) {
      client.ask("EHLO \u001b[2J\u0000\u0007");
      client.ask("EHLO \u00e2\u0080\u00ae\u00c2\u0085 " + "x".repeat(1000));
      client.ask("QUIT");
      running.awaitIdle();
    }
    assertThat(appender.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .allMatch(line -> line.codePoints().noneMatch(SessionLogTest::isDangerous))
        .anyMatch(line -> line.contains("EHLO \\u001b[2J\\u0000\\u0007"))
        .anyMatch(line -> line.contains("\\u202e\\u0085") && line.contains("... ("));
  }

  private static boolean isDangerous(int c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e;
  }
}
