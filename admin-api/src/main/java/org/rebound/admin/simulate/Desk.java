package org.rebound.admin.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people who look after the address book: what they do in the morning after. */
final class Desk {

  private final Api api;

  Desk(Api api) {
    this.api = api;
  }

  /** Corrects, marks, clears and collects some of the blocked addresses; says what it did. */
  List<String> work(Person known) throws IOException {
    List<String> done = new ArrayList<>();
    several(known).ifPresent(done::add);
    List<Blocked> rows = blocked();
    List<String> blocked = rows.stream().map(Blocked::address).toList();
    if (blocked.size() >= 4) {
      correct(rows.get(0)).ifPresent(done::add);
      act("former-employee", blocked.subList(1, 2));
      act("clear", blocked.subList(2, 4));
      done.add("one former employee, two bounce flags cleared");
    }
    collect("selections", "Call back", blocked);
    collect("selections", "Ring til", blocked.subList(0, blocked.size() / 2));
    collect("projects", "Spring campaign", blocked.subList(blocked.size() / 3, blocked.size()));
    done.add("selections \"Call back\" and \"Ring til\", project \"Spring campaign\"");
    return done;
  }

  /** Gives a contact two addresses more. */
  private Optional<String> several(Person known) throws IOException {
    List<String> more =
        List.of("office." + known.local() + "@example.org", known.local() + "@post.example");
    return api.postUnlessThere(
            "/api/v1/contacts",
            Map.of("key", known.key() + "-more", "name", known.name(), "addresses", more))
        .map(made -> "a contact with several addresses");
  }

  private record Blocked(String address, long contact) {}

  private List<Blocked> blocked() throws IOException {
    List<Blocked> blocked = new ArrayList<>();
    JsonNode page = api.get("/api/v1/blocked-addresses", Map.of("limit", "12"));
    page.get("items")
        .forEach(
            one -> {
              if (one.has("contact") && one.has("address")) {
                blocked.add(new Blocked(one.get("address").asText(), one.get("contact").asLong()));
              }
            });
    return blocked;
  }

  private Optional<String> correct(Blocked wrong) throws IOException {
    String path =
        "/api/v1/contacts/"
            + wrong.contact()
            + "/addresses/"
            + Api.encode(wrong.address())
            + "/correction";
    return api.postUnlessThere(path, Map.of("address", "right." + wrong.address()))
        .map(made -> "a corrected address");
  }

  private void act(String action, List<String> addresses) throws IOException {
    api.post("/api/v1/actions", Map.of("action", action, "ids", addresses));
  }

  /** Adds to the collection with this name, which is made where there is none. */
  private void collect(String kind, String name, List<String> addresses) throws IOException {
    String path = "/api/v1/" + kind;
    api.postUnlessThere(path, Map.of("name", name));
    for (JsonNode one : api.get(path, Map.of("q", name)).get("items")) {
      if (one.get("name").asText().equals(name) && !addresses.isEmpty()) {
        api.post(path + "/" + one.get("id").asText() + "/members", Map.of("addresses", addresses));
      }
    }
  }
}
