package org.rebound.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.imports.EntryKind;
import org.rebound.receiver.imports.ImportEntry;

/** Whatever a file holds, it is refused or read to its end, and no reason holds an address. */
class ListFileFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  void anyBytesAreRefusedOrReadToTheirEnd(byte[] file) throws IOException {
    for (ImportFormat format : ImportFormat.values()) {
      read(file, options(format));
    }
  }

  private static void read(byte[] content, ImportOptions options) throws IOException {
    EntryReader reader = new EntryReader(options);
    try (ListFile file = ListFiles.open(new ByteArrayInputStream(content), options)) {
      boolean more = true;
      long entries = 0;
      while (more) {
        try {
          Optional<ListedRow> row = file.next();
          more = row.isPresent();
          if (more) {
            check(reader.read(row.get()));
          }
        } catch (BadLine e) {
          assertThat(e.fault().line()).isPositive();
        }
        assertThat(entries++)
            .as("entries are no more than bytes")
            .isLessThanOrEqualTo(content.length);
      }
    } catch (UnreadableFile e) {
      assertThat(e.reason()).isNotBlank();
    }
  }

  private static void check(ImportEntry entry) {
    assertThat(entry.reason().length()).isLessThanOrEqualTo(500);
    assertThat(entry.reason()).doesNotContain("@");
    assertThat(entry.reason().chars()).noneMatch(Character::isISOControl);
  }

  private static ImportOptions options(ImportFormat format) {
    return new ImportOptions(
        format,
        "fuzz",
        Optional.empty(),
        EnumSet.allOf(EntryKind.class),
        new ImportOptions.ColumnNames(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
            "email,reason\na@b.example,\"x\"\"y\nz\"\n",
            "a@b.example\nAnna <c@d.example>\n",
            "a@b.example;BOUNCE\r\nx\",\",\r\n",
            "[{\"email\":\"a@b.example\",\"created\":1,\"address\":{\"address\":\"c@d.example\"}}]",
            "email a@b.example\nbounce 1 2 3 5.1.1\n\nemail c@d.example\n",
            "\0".repeat(50) + "\u00a0{dddd", // by its zeros UTF-32, by its end not
            "\0\0\0{dddd")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
