package org.rebound.admin.logging;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * An event as a JSON object on a line of its own: {@code time}, {@code level}, {@code logger},
 * {@code message}, what the line has of its own, {@code request} of the API, {@code exception}.
 * Everything but printable ASCII is escaped, so that no text of others can end a line or reach a
 * terminal. Safe for threads.
 */
final class JsonLine extends LayoutBase<ILoggingEvent> {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final RootCauseFirstThrowableProxyConverter stack =
      new RootCauseFirstThrowableProxyConverter();

  @Override
  public void start() {
    stack.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("message", event.getFormattedMessage());
    Optional.ofNullable(event.getKeyValuePairs())
        .ifPresent(pairs -> pairs.forEach(pair -> put(line, pair)));
    line.putAll(event.getMDCPropertyMap());
    if (event.getThrowableProxy() != null) {
      line.put("exception", stack.convert(event));
    }
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  private static void put(Map<String, Object> line, KeyValuePair pair) {
    boolean plain = pair.value instanceof Number || pair.value instanceof Boolean;
    line.putIfAbsent(pair.key, plain ? pair.value : String.valueOf(pair.value));
  }
}
