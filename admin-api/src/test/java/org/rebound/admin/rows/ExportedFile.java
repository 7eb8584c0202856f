package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file as a browser saves it, and the text in it. */
final class ExportedFile {

  private ExportedFile() {}

  /** All text of the file that is the answer. */
  static String text(HttpRequest request, String format) throws Exception {
    Path file = Files.createTempFile("rebound-export-", "." + format);
    try {
      HttpResponse<Path> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .endsWith("." + format + "\"");
      return format.equals("xlsx") ? unpacked(file) : Files.readString(file);
    } finally {
      Files.delete(file);
    }
  }

  private static String unpacked(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
