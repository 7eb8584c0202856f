import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds ReturnPathMinter.java against the vectors. The JDK reads no JSON, so it reads one a line.
 */
final class CheckVectors {

  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\": (?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(-?[0-9]+))");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

  private CheckVectors() {}

  public static void main(String[] arguments) throws Exception {
    List<Map<String, String>> vectors =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .filter(line -> line.startsWith("{"))
            .map(CheckVectors::vector)
            .toList();
    int right = 0;
    for (Map<String, String> vector : vectors) {
      Object seen = outcome(vector);
      if (isRight(vector, seen)) {
        right++;
      } else {
        System.out.println("WRONG: " + vector + "\n  saw: " + seen);
      }
    }
    System.out.println(right + " of " + vectors.size() + " vectors are right");
    System.exit(right == vectors.size() && right > 100 ? 0 : 1);
  }

  private static Object outcome(Map<String, String> vector) {
    try {
      ReturnPathMinter minter = new ReturnPathMinter(vector.get("keys"), vector.get("domain"));
      return minter.mint(
          Long.parseLong(vector.get("mailing")),
          vector.get("address"),
          Instant.parse(vector.get("now")));
    } catch (IllegalArgumentException | IllegalStateException e) {
      return e;
    }
  }

  private static boolean isRight(Map<String, String> vector, Object seen) {
    if (vector.getOrDefault("unsupportedBy", "").contains("java ")) {
      return seen instanceof ReturnPathMinter.UnsupportedAddress;
    }
    if (vector.containsKey("refused")) {
      return vector.get("refused").equals("noSigningKey")
          ? seen instanceof IllegalStateException
          : seen instanceof IllegalArgumentException;
    }
    return vector.get("returnPath").equals(seen);
  }

  private static Map<String, String> vector(String line) {
    Map<String, String> vector = new HashMap<>();
    Matcher field = FIELD.matcher(line);
    while (field.find()) {
      String text = field.group(2);
      vector.put(field.group(1), text == null ? field.group(3) : unescaped(text));
    }
    return vector;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? escape.group(2)
                        : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
