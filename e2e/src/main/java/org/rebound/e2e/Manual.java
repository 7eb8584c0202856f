package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that a page of {@code docs} tells its readers to run. */
final class Manual {

  private final List<String> lines;

  Manual(String page) throws IOException {
    Path home = Path.of(System.getProperty("rebound.home", "."));
    lines = Files.readAllLines(home.resolve("docs").resolve(page));
  }

  /**
   * The lines of the first block of code below this heading, without {@code sudo}.
   *
   * @throws Check.StoryFailed when there is no such heading or no block below it
   */
  List<String> commands(String heading) {
    int begin = next(lines.indexOf(heading), heading) + 1;
    int end = next(begin, heading);
    List<String> commands = new ArrayList<>();
    for (String line : lines.subList(begin, end)) {
      commands.add(line.replaceFirst("^sudo ", ""));
    }
    return commands;
  }

  private int next(int from, String name) {
    if (from < 0) {
      throw new Check.StoryFailed("the manual has no commands under: " + name);
    }
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        return i;
      }
    }
    throw new Check.StoryFailed("the manual has no commands under: " + name);
  }
}
