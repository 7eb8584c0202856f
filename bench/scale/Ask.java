import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks a running daemon for every list in every order, up and down, for the groups by every column,
 * and for what else has a limit, one request at a time, and says how long the answers took:
 * {@code java Ask.java http://127.0.0.1:8080 KEY [LIST...]}.
 */
public final class Ask {

  private static final int PAGES = 6;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Pattern ORDERS =
      Pattern.compile("\"name\":\"sort\".*?\"enum\":\\[(.*?)]", Pattern.DOTALL);
  private static final Pattern NEXT = Pattern.compile("\"next\":\"(.*?)\"");

  /** Names of lists as groups know them, and where their pages are. */
  private static final Map<String, String> LISTS =
      new TreeMap<>(
          Map.of(
              "bounces", "bounces",
              "complaints", "complaints",
              "addresses", "addresses",
              "blocked-addresses", "blocked-addresses",
              "recipients", "recipients",
              "recipients?mailing=50", "mailings/50/recipients",
              "retries?mailing=99", "mailings/99/retries",
              "mailings", "mailings",
              "contacts", "contacts"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final String key;
  private final List<Double> pages = new ArrayList<>();
  private final List<Double> groups = new ArrayList<>();

  private Ask(String base, String key) {
    this.base = base;
    this.key = key;
  }

  /** Runs it; see above. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Ask ask = new Ask(args[0], args[1]);
    List<String> chosen = Arrays.asList(args).subList(2, args.length);
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      if (chosen.isEmpty() || chosen.contains(list.getKey())) {
        ask.orders(list.getValue());
        ask.groups(list.getKey(), list.getValue());
      }
    }
    say("every page", ask.pages);
    say("every grouping", ask.groups);
  }

  private List<String> columns(String path) throws IOException, InterruptedException {
    String document = get(base + "/api/v1/openapi.json");
    String name = path.replaceAll("/\\d+/", "/{id}/");
    int at = document.indexOf("\"/api/v1/" + name + "\":{");
    Matcher orders = ORDERS.matcher(document);
    if (at < 0 || !orders.find(at)) {
      throw new IOException("the API's description has no orders of " + name);
    }
    return Stream.of(orders.group(1).split(",")).map(o -> o.replace("\"", "")).toList();
  }

  /** The first pages in each order; the first request of all pays for the plan. */
  private void orders(String path) throws IOException, InterruptedException {
    for (String order : columns(path)) {
      List<Double> times = new ArrayList<>();
      String next = "/api/v1/" + path + "?sort=" + order;
      for (int i = 0; i < PAGES && next != null; i++) {
        long start = System.nanoTime();
        String body = get(base + next);
        times.add((System.nanoTime() - start) / 1e6);
        Matcher matcher = NEXT.matcher(body);
        next = matcher.find() ? matcher.group(1).replace("\\u0026", "&") : null;
        if (times.get(i) > 2000) {
          break;
        }
      }
      pages.addAll(times);
      say(path + " sort=" + order, times);
    }
  }

  private void groups(String list, String path) throws IOException, InterruptedException {
    String[] parts = list.split("\\?");
    String filter = parts.length > 1 ? "&" + parts[1] : "";
    for (String order : columns(path)) {
      if (!order.startsWith("-")) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          long start = System.nanoTime();
          get(base + "/api/v1/lists/" + parts[0] + "/groups?by=" + order + filter);
          times.add((System.nanoTime() - start) / 1e6);
        }
        groups.addAll(times);
        say(list + " groups by " + order, times);
      }
    }
  }

  private String get(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + key)
            .build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      System.out.println("  " + response.statusCode() + " " + url + " " + response.body());
    }
    return response.body();
  }

  private static void say(String what, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    int p95 = Math.max(0, (int) Math.ceil(sorted.size() * 0.95) - 1);
    System.out.printf(
        Locale.ROOT,
        "%-60s p50 %8.1f  p95 %8.1f  max %8.1f ms%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(p95),
        sorted.get(sorted.size() - 1));
  }
}
