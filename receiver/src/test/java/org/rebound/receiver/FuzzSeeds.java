package org.rebound.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/** What fuzzers begin with: the messages of our corpus, which a plain test run reads as well. */
public final class FuzzSeeds {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final int LARGEST = 16 * 1024;

  private FuzzSeeds() {}

  /** All messages, without the few large ones. */
  public static Stream<byte[]> messages() {
    return messages(CORPUS);
  }

  /** The messages under a folder: tests run in the folder of their module. */
  public static Stream<byte[]> messages(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> samples = files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
      return samples.stream().map(FuzzSeeds::read).filter(message -> message.length <= LARGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages that a format of such a name reads. */
  public static Stream<byte[]> messagesOf(Predicate<String> format) {
    return messages()
        .filter(message -> format.test(ReportReader.read(MimeReader.read(message)).format()));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
