package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Data folders for tests, cheaply: a database is made once in a JVM, then copied. */
final class Folders implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path root = TestPostgres.newFolder();

  /** The test's own folder; a data folder is made inside it by the launcher. */
  Path root() {
    return root;
  }

  /** A data folder that was used before and shut down in order. */
  Path used() {
    Path copy = root.resolve("data");
    Command.Outcome outcome =
        Command.run(List.of("/bin/cp", "-a", Template.FOLDER.toString(), copy.toString()), LIMIT);
    if (!outcome.succeeded()) {
      throw new IllegalStateException(outcome.output());
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(root);
  }

  private static final class Template {

    static final Path FOLDER = make();

    private static Path make() {
      Path root = TestPostgres.newFolder();
      Path folder = root.resolve("data");
      EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder)).close();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      FileTree.delete(root);
                    } catch (IOException e) {
                      System.err.println("cannot delete " + root + ": " + e);
                    }
                  }));
      return folder;
    }
  }
}
