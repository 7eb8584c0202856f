package org.rebound.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.rebound.admin.api.AddressItem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The workbook, read back by what every Java has for ZIP and XML. */
class XlsxTest {

  @Test
  void textIsTextWhateverItBeginsWith() throws Exception {
    String diagnostic = "=HYPERLINK(\"http://evil.example\",\"click\")";
    Map<String, Document> parts = book(HostileRow.of("Søren 山田 محمد 👩\u200D👧", diagnostic));
    Document sheet = part(parts, "xl/worksheets/sheet1.xml");
    assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
    assertThat(texts(sheet)).contains(diagnostic, "+eve@example.com", "Søren 山田 محمد 👩\u200D👧");
    assertThat(cell(sheet, "B2").getAttribute("t")).isEqualTo("inlineStr");
    assertThat(format(parts, cell(sheet, "B2"))).as("stays text when edited").isEqualTo("@");
  }

  @Test
  void timesNumbersAndTruthValuesAreRealOnes() throws Exception {
    Map<String, Document> parts = book(HostileRow.of("a", "b"));
    Document sheet = part(parts, "xl/worksheets/sheet1.xml");
    // 2026-06-01T12:00Z is so many days after 1899-12-30.
    assertThat(Double.parseDouble(value(cell(sheet, "E2")))).isEqualTo(46174.5);
    assertThat(format(parts, cell(sheet, "E2"))).isEqualTo("yyyy-mm-dd hh:mm:ss");
    assertThat(cell(sheet, "F2").getAttribute("t")).isEqualTo("n");
    assertThat(value(cell(sheet, "F2"))).isEqualTo("7");
    assertThat(cell(sheet, "R2").getAttribute("t")).isEqualTo("b");
    assertThat(texts(sheet)).as("too large for a double").contains("9223372036854775807");
  }

  @Test
  void headerIsBoldStaysInSightAndFilters() throws Exception {
    Map<String, Document> parts = book(HostileRow.of("a", "b"));
    Document sheet = part(parts, "xl/worksheets/sheet1.xml");
    Element pane = (Element) sheet.getElementsByTagName("pane").item(0);
    assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
    assertThat(pane.getAttribute("state")).isEqualTo("frozen");
    Element filter = (Element) sheet.getElementsByTagName("autoFilter").item(0);
    assertThat(filter.getAttribute("ref")).isEqualTo("A1:R2");
    assertThat(texts(sheet)).startsWith("Nummer", "Adresse", "Tilstand");
    assertThat(cell(sheet, "A1").getAttribute("s")).isNotEqualTo("0").isNotEmpty();
    assertThat(part(parts, "xl/workbook.xml").getElementsByTagName("sheet").item(0))
        .isInstanceOfSatisfying(
            Element.class,
            element -> assertThat(element.getAttribute("name")).isEqualTo("Blokerede adresser"));
  }

  @Test
  void rowsBeyondTheLastOfASheetGoOnInTheNextBelowTheHeader() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Layout layout = HostileRow.layout(ExportFormat.XLSX, "diagnostic");
    ExportWriter writer = layout.rows(new XlsxCells(out, layout, 3));
    for (int i = 1; i <= 5; i++) {
      writer.row(HostileRow.of("a", "row " + i));
    }
    writer.end();
    Map<String, Document> parts = parts(out.toByteArray());
    String title = "Hvad serveren sagde";
    assertThat(texts(part(parts, "xl/worksheets/sheet1.xml")))
        .containsExactly(title, "row 1", "row 2");
    assertThat(texts(part(parts, "xl/worksheets/sheet2.xml")))
        .containsExactly(title, "row 3", "row 4");
    assertThat(texts(part(parts, "xl/worksheets/sheet3.xml"))).containsExactly(title, "row 5");
  }

  @Test
  void exportWithoutRowsIsAWorkbookWithAHeader() throws Exception {
    assertThat(texts(part(book(), "xl/worksheets/sheet1.xml"))).hasSize(18);
  }

  @Test
  void controlCharactersAndCodesCannotBreakTheWorkbookOrHide() throws Exception {
    assertThat(diagnostic("a\u0000b\u001Bc\uFFFFd\uD800e"))
        .isEqualTo("a\u2400b\u241Bc\uFFFDd\uFFFDe");
    assertThat(diagnostic("_x0041_ x_y _x00zz_")).isEqualTo("_x005F_x0041_ x_y _x00zz_");
    assertThat(diagnostic("two\r\nlines\rthree")).isEqualTo("two\nlines\nthree");
    assertThat(diagnostic("]]><c>&lt;")).isEqualTo("]]><c>&lt;");
  }

  @Test
  void cellThatIsTooLongIsCutBetweenCharacters() throws Exception {
    assertThat(diagnostic("x".repeat(32_767))).hasSize(32_767).endsWith("x");
    assertThat(diagnostic("x".repeat(32_768))).hasSize(32_767).endsWith("x\u2026");
    assertThat(diagnostic("x".repeat(32_765) + "👩👩")).hasSize(32_766).endsWith("x\u2026");
  }

  private static String diagnostic(String diagnostic) throws Exception {
    Layout layout = HostileRow.layout(ExportFormat.XLSX, "diagnostic");
    byte[] book = HostileRow.export(ExportFormat.XLSX, layout, HostileRow.of("a", diagnostic));
    return texts(part(parts(book), "xl/worksheets/sheet1.xml")).get(1);
  }

  private static Map<String, Document> book(AddressItem... rows) throws Exception {
    return parts(HostileRow.export(ExportFormat.XLSX, HostileRow.layout(ExportFormat.XLSX), rows));
  }

  private static Map<String, Document> parts(byte[] book) throws Exception {
    Map<String, Document> parts = new HashMap<>();
    // By its directory, as spreadsheets read it: sizes of streamed parts stand behind them.
    Path file = Files.createTempFile("export-", ".xlsx");
    Files.write(file, book);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), xml(zip.getInputStream(entry).readAllBytes()));
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }

  private static Document part(Map<String, Document> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  private static Document xml(byte[] part) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
  }

  private static List<String> texts(Document sheet) throws IOException {
    NodeList found = sheet.getElementsByTagName("t");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  private static Element cell(Document sheet, String reference) {
    NodeList cells = sheet.getElementsByTagName("c");
    for (int i = 0; i < cells.getLength(); i++) {
      Element cell = (Element) cells.item(i);
      if (cell.getAttribute("r").equals(reference)) {
        return cell;
      }
    }
    throw new AssertionError("no cell " + reference);
  }

  private static String value(Element cell) {
    return cell.getElementsByTagName("v").item(0).getTextContent();
  }

  private static String format(Map<String, Document> parts, Element cell) {
    Document styles = part(parts, "xl/styles.xml");
    Element all = (Element) styles.getElementsByTagName("cellXfs").item(0);
    Element style =
        (Element) all.getElementsByTagName("xf").item(Integer.parseInt(cell.getAttribute("s")));
    NodeList formats = styles.getElementsByTagName("numFmt");
    for (int i = 0; i < formats.getLength(); i++) {
      Element format = (Element) formats.item(i);
      if (format.getAttribute("numFmtId").equals(style.getAttribute("numFmtId"))) {
        return format.getAttribute("formatCode");
      }
    }
    return style.getAttribute("numFmtId");
  }
}
