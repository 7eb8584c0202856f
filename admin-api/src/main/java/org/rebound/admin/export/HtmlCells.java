package org.rebound.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * One HTML page with a table, which needs nothing else. Text is escaped, and stands in cells that
 * find out the direction of their script by themselves; a content security policy lets nothing run
 * or load but its own style. Spreadsheets open such pages, too: formulas are guarded.
 */
final class HtmlCells implements CellWriter {

  private static final String STYLE =
      "body{font:14px/1.4 system-ui,sans-serif;margin:1rem}"
          + "table{border-collapse:collapse}"
          + "caption{text-align:left;margin-bottom:.5rem}"
          + "th,td{border:1px solid #ccc;padding:.2rem .5rem;text-align:start;vertical-align:top;"
          + "white-space:pre-wrap;overflow-wrap:anywhere}"
          + "th{background:#f2f2f2;position:sticky;top:0}"
          + ".n{text-align:end}";

  private final Writer out;
  private String cell = "td";
  private boolean body;

  HtmlCells(OutputStream out, Layout layout) throws IOException {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    String title = layout.title();
    this.out.write(
        "<!DOCTYPE html>\n<html lang=\""
            + layout.titles().language()
            + "\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
            + digest()
            + "'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
            + title
            + "</title>\n<style>"
            + STYLE
            + "</style>\n</head>\n<body>\n<table>\n<caption>"
            + title
            + ", "
            + layout.at().truncatedTo(ChronoUnit.SECONDS)
            + ". "
            + layout.titles().utc()
            + "</caption>\n");
  }

  @Override
  public void beginRow(boolean header) throws IOException {
    cell = header ? "th" : "td";
    if (header) {
      out.write("<thead>\n");
    } else if (!body) {
      out.write("<tbody>\n");
      body = true;
    }
    out.write("<tr>");
  }

  @Override
  public void text(String text) throws IOException {
    out.write(cell.equals("th") ? "<th scope=\"col\">" : "<td dir=\"auto\">");
    escape(Formulas.guard(PlainText.of(text)));
    out.write("</" + cell + ">");
  }

  @Override
  public void number(long number) throws IOException {
    out.write("<td class=\"n\">" + number + "</td>");
  }

  @Override
  public void flag(boolean flag) throws IOException {
    out.write("<td>" + flag + "</td>");
  }

  @Override
  public void time(Instant time) throws IOException {
    out.write("<td>" + time + "</td>");
  }

  @Override
  public void nothing() throws IOException {
    out.write("<td></td>");
  }

  @Override
  public void endRow() throws IOException {
    out.write(cell.equals("th") ? "</tr>\n</thead>\n" : "</tr>\n");
  }

  @Override
  public void end() throws IOException {
    out.write((body ? "</tbody>\n" : "") + "</table>\n</body>\n</html>\n");
    out.flush();
  }

  private void escape(String text) throws IOException {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      String entity =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
          };
      if (!entity.isEmpty()) {
        out.write(text, written, i - written);
        out.write(entity);
        written = i + 1;
      }
    }
    out.write(text, written, text.length() - written);
  }

  private static String digest() {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
