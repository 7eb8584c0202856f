package org.rebound.admin.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.pattern.PatternLayoutBase;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.async.AsyncAppenderFactory;
import io.dropwizard.logging.common.filter.LevelFilterFactory;
import io.dropwizard.logging.common.layout.LayoutFactory;
import java.util.TimeZone;
import java.util.concurrent.atomic.LongAdder;
import org.rebound.admin.settings.LogFormat;

/** The log on the standard output, as text or JSON; counts lines that could not be written. */
public final class StandardOutput implements AppenderFactory<ILoggingEvent> {

  /** Control characters come from other people's mail; a line of the log stays one line. */
  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: "
          + "%replace(%replace(%msg %kvp %replace(%X{request}){'(.+)','request=$1'}){' +$',''})"
          + "{'[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]','?'}%n%dwREx";

  private final LogFormat format;
  private final LongAdder dropped = new LongAdder();

  /** A log in this format. */
  public StandardOutput(LogFormat format) {
    this.format = format;
  }

  /** How many lines were not written because there was no room for them, so far. */
  public long dropped() {
    return dropped.sum();
  }

  @Override
  public Appender<ILoggingEvent> build(
      LoggerContext context,
      String applicationName,
      LayoutFactory<ILoggingEvent> layouts,
      LevelFilterFactory<ILoggingEvent> levels,
      AsyncAppenderFactory<ILoggingEvent> threads) {
    LayoutBase<ILoggingEvent> layout =
        format == LogFormat.JSON ? new JsonLine() : text(context, layouts);
    layout.setContext(context);
    layout.start();
    LineAppender appender = new LineAppender(layout, System.out, dropped);
    appender.setName("standard-output");
    appender.setContext(context);
    appender.start();
    return appender;
  }

  private static PatternLayoutBase<ILoggingEvent> text(
      LoggerContext context, LayoutFactory<ILoggingEvent> layouts) {
    PatternLayoutBase<ILoggingEvent> text = layouts.build(context, TimeZone.getTimeZone("UTC"));
    text.setPattern(TEXT);
    return text;
  }
}
