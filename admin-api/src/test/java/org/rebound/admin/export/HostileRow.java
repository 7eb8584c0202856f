package org.rebound.admin.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rebound.admin.api.AddressItem;

/** An address about which others wrote whatever they liked, and how it comes out. */
final class HostileRow {

  static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  private HostileRow() {}

  static AddressItem of(String contactName, String diagnostic) {
    return new AddressItem(
        "-5577006791947779410",
        Optional.of("+eve@example.com"),
        "blocked",
        Optional.of("hard_bounce"),
        Optional.of(AT),
        7,
        Optional.of(AT.plusMillis(500)),
        Optional.of(4711L),
        Optional.of("hard"),
        Optional.of("mailbox_unknown"),
        Optional.of("recipient"),
        Optional.of("Adressen findes ikke."),
        Optional.empty(),
        Optional.of(diagnostic),
        Optional.of(Long.MAX_VALUE),
        Optional.empty(),
        Optional.of(contactName),
        true);
  }

  static Layout layout(ExportFormat format, String... columns) {
    ExportedList<?> list = ExportedList.named("blocked-addresses").orElseThrow();
    List<Field> fields =
        columns.length == 0 ? list.fields() : list.fields(List.of(columns)).orElseThrow();
    Titles titles = Titles.in(List.of(Locale.forLanguageTag("da")));
    return new Layout(list.name(), fields, format.header(), titles, ',', true, AT);
  }

  static byte[] export(ExportFormat format, Layout layout, AddressItem... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ExportWriter writer = format.open(layout, out);
      for (AddressItem row : rows) {
        writer.row(row);
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
