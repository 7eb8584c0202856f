package org.rebound.admin.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.feed.ChangePlace;

/** A place in the change feed as text: opaque to clients, with a version, and no secret. */
public final class ChangeCursor {

  private static final String VERSION = "1";
  private static final String FEED = "changes";
  private static final int PARTS = 6;
  private static final int LONGEST = 400;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private ChangeCursor() {}

  /** The text for clients. */
  public static String of(ChangePlace place) {
    List<String> parts =
        List.of(
            VERSION,
            FEED,
            String.valueOf(place.source()),
            Long.toString(place.place()),
            Long.toString(place.id()),
            place.at().toString());
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Json.MAPPER.writeValueAsBytes(parts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  /** Reads what {@link #of} wrote; nothing when it is anything else. */
  public static Optional<ChangePlace> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      List<String> parts = Json.MAPPER.readValue(Base64.getUrlDecoder().decode(text), TEXTS);
      return parts == null || parts.contains(null) ? Optional.empty() : place(parts);
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<ChangePlace> place(List<String> parts) {
    if (parts.size() != PARTS
        || !parts.subList(0, 2).equals(List.of(VERSION, FEED))
        || parts.get(2).length() != 1) {
      return Optional.empty();
    }
    ChangePlace place =
        new ChangePlace(
            parts.get(2).charAt(0),
            Long.parseLong(parts.get(3)),
            Long.parseLong(parts.get(4)),
            Instant.parse(parts.get(5)));
    return Optional.of(place)
        .filter(known -> known.at().isAfter(EARLIEST) && known.at().isBefore(LATEST));
  }
}
