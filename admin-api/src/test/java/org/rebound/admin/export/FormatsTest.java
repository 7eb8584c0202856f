package org.rebound.admin.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebound.admin.api.AddressItem;
import org.rebound.admin.api.Json;

/** What others wrote comes out as text in every format, whatever it was. */
class FormatsTest {

  private static final String[] CHOSEN = {"diagnostic", "contactName", "address", "bounces"};

  @Test
  void formulaInADiagnosticIsNotRunInCsv() {
    List<List<String>> rows = csv(HostileRow.of("Eve", "=cmd|' /C calc'!A0"));
    assertThat(rows.get(1)).containsExactly("'=cmd|' /C calc'!A0", "Eve", "'+eve@example.com", "7");
  }

  @Test
  void csvKeepsEveryScriptAndQuotesWhatItMust() {
    String name = "Søren \"山田\" محمد 👩\u200D👩\u200D👧";
    String diagnostic = "550 no, never\r\nreally";
    List<List<String>> rows = csv(HostileRow.of(name, diagnostic));
    assertThat(rows.get(0))
        .containsExactly("Hvad serveren sagde", "Kontakt", "Adresse", "Returmails");
    assertThat(rows.get(1)).startsWith(diagnostic, name);
  }

  @Test
  void csvBeginsWithAByteOrderMarkUnlessNobodyWantsIt() {
    Layout layout = HostileRow.layout(ExportFormat.CSV, "address");
    assertThat(text(ExportFormat.CSV, layout)).isEqualTo("\uFEFFAdresse\r\n");
    Layout bare =
        new Layout(
            layout.list(), layout.fields(), Header.NAMES, layout.titles(), ';', false, layout.at());
    assertThat(text(ExportFormat.CSV, bare, HostileRow.of("a", "b")))
        .isEqualTo("address\r\n'+eve@example.com\r\n");
  }

  @Test
  void numbersAndIdsStayNumbersInCsv() {
    Layout layout = HostileRow.layout(ExportFormat.CSV, "id", "contact", "lastBounceAt", "status");
    assertThat(text(ExportFormat.CSV, layout, HostileRow.of("a", "b")))
        .endsWith("\r\n-5577006791947779410,9223372036854775807,2026-06-01T12:00:00.500Z,\r\n");
  }

  @Test
  void markupInADiagnosticIsShownAsText() {
    String page =
        text(
            ExportFormat.HTML,
            HostileRow.layout(ExportFormat.HTML, CHOSEN),
            HostileRow.of("<b>\"&'", "</td><script>alert(1)</script>"));
    assertThat(page)
        .contains("<td dir=\"auto\">&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;</td>")
        .contains("<td dir=\"auto\">&lt;b&gt;&quot;&amp;&#39;</td>")
        .contains("<td dir=\"auto\">&#39;+eve@example.com</td>")
        .contains("<td class=\"n\">7</td>")
        .doesNotContain("<script");
  }

  @Test
  void pageIsWholeSaysItsLanguageAndLetsNothingRun() {
    String page = text(ExportFormat.HTML, HostileRow.layout(ExportFormat.HTML));
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"da\">")
        .containsPattern("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='\"")
        .contains("<title>Blokerede adresser</title>", "<th scope=\"col\">Adresse</th>")
        .endsWith("</table>\n</body>\n</html>\n");
  }

  @Test
  void suppressionFileIsAddressesAndNothingElse() {
    Layout layout = HostileRow.layout(ExportFormat.TXT, "address");
    assertThat(text(ExportFormat.TXT, layout, HostileRow.of("a", "b"), HostileRow.of("c", "d")))
        .isEqualTo("+eve@example.com\n+eve@example.com\n");
  }

  @Test
  void lineBreakInADiagnosticMakesNoLineOfItsOwnInText() {
    Layout layout = HostileRow.layout(ExportFormat.TXT, CHOSEN);
    assertThat(text(ExportFormat.TXT, layout, HostileRow.of("E\tve", "550\r\nboss@example.com")))
        .isEqualTo("550\u240D\u240Aboss@example.com\tE\u2409ve\t+eve@example.com\t7\n");
  }

  @Test
  void ndjsonIsTheJsonOfTheListToTheCharacter() throws IOException {
    AddressItem row = HostileRow.of("\u202Eevil\u0000", "=1+1\r\n<b>");
    String lines = text(ExportFormat.NDJSON, HostileRow.layout(ExportFormat.NDJSON), row, row);
    assertThat(lines.split("\n"))
        .containsExactly(Json.MAPPER.writeValueAsString(row), Json.MAPPER.writeValueAsString(row));
    JsonNode chosen =
        Json.MAPPER.readTree(
            text(ExportFormat.NDJSON, HostileRow.layout(ExportFormat.NDJSON, CHOSEN), row));
    assertThat(chosen.fieldNames()).toIterable().containsExactly(CHOSEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"CSV", "HTML", "TXT"})
  void controlCharactersAndTurnedTextAreShown(ExportFormat format) {
    String text =
        text(
            format,
            HostileRow.layout(format, CHOSEN),
            HostileRow.of("a\u202Eb", "nul\u0000 esc\u001B[31m del\u007F"));
    assertThat(text).contains("a\uFFFDb", "nul\u2400 esc\u241B[31m del\u2421");
  }

  private static List<List<String>> csv(AddressItem row) {
    String text = text(ExportFormat.CSV, HostileRow.layout(ExportFormat.CSV, CHOSEN), row);
    return CsvReader.builder().detectBomHeader(false).ofCsvRecord(text.substring(1)).stream()
        .map(CsvRecord::getFields)
        .toList();
  }

  private static String text(ExportFormat format, Layout layout, AddressItem... rows) {
    return new String(HostileRow.export(format, layout, rows), UTF_8);
  }
}
