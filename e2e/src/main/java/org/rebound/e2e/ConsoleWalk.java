package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The ways through the console, by the rows A5 to A19 of what the product must do. */
final class ConsoleWalk {

  private static final String ENTER = "\uE007";
  private static final String DOWN = "\uE015";
  private static final String ESCAPE = "\uE00C";

  private final Browser browser;
  private final Api api;
  private final String base;
  private final Path downloads;

  ConsoleWalk(Browser browser, Api api, String base, Path downloads) {
    this.browser = browser;
    this.api = api;
    this.base = base;
    this.downloads = downloads;
  }

  /** A5, A6, A7: one mailing, the filter buttons with their totals, sorting and grouping. */
  void recipients() throws IOException, InterruptedException {
    System.out.println("recipients of a mailing");
    browser.click("#places a", "Mailings");
    browser.click(".opens", "Spring letter");
    rows(301);
    browser.awaitText("[data-toggle=sent]", "250");
    browser.awaitText("[data-toggle=bounced]", "66");
    browser.awaitText("[data-toggle=opened]", "100");
    browser.awaitText("[data-toggle=ready]", "48");
    browser.click("[data-toggle=sent]");
    rows(250);
    browser.click("[data-toggle=bounced]");
    rows(65);
    browser.click("[data-toggle=opened]");
    rows(45);
    browser.click("[data-toggle=opened]");
    browser.click("[data-toggle=sent]");
    rows(66);
    column("Address", "Sort ascending");
    browser.awaitText(".rows .row [data-column=address]", "hostile@example.net");
    column("What happened", "Group by");
    browser.awaitText(".group", "Address does not exist");
    browser.awaitText(".group .group-count", "41");
    browser.click(".group-button", "Mailbox full");
    browser.awaitText(".rows", "The mailbox is full.");
    open("/mailings/7/recipients");
    browser.script("document.querySelector('.scroll').scrollTop = 1e6");
    Check.eventually(
        "rows of the second page come as somebody scrolls",
        Duration.ofSeconds(10),
        () ->
            browser
                .script(
                    "const box = document.querySelector('.scroll'); box.scrollTop = 1e6;"
                        + "return Math.max(...[...document.querySelectorAll('.rows [data-index]')]"
                        + ".map(row => Number(row.dataset.index)))")
                .asInt(),
        last -> last == 300);
    Check.isTrue("only rows in sight are in the document", browser.count(".rows .row") < 60);
  }

  /** A10, A18, A7: the list of all mailings, with reasons; search, filters, columns. */
  void blocked() throws IOException, InterruptedException {
    System.out.println("blocked email addresses");
    browser.click("#places a", "Blocked email addresses");
    rows(ConsoleData.HARD + 1 + ConsoleData.COMPLAINTS);
    browser.awaitText(".rows", "The address does not exist.");
    browser.type("input[type=search]", "user12@");
    rows(1);
    open("/lists/blocked");
    browser.click(".toolbar .button", "Filter");
    browser.click(".menu-item", "Blocked because");
    browser.click(".ticks label", "Spam complaint");
    browser.click(".editor .primary");
    rows(ConsoleData.COMPLAINTS);
    browser.awaitText(".chips", "Spam complaint");
    browser.click(".chip .icon-button");
    rows(ConsoleData.HARD + 1 + ConsoleData.COMPLAINTS);
    column("Contact", "Hide");
    open("/lists/blocked");
    Check.isTrue("a column that was hidden stays so", !browser.text(".head").contains("Contact"));
    browser.click(".toolbar .button", "Columns");
    browser.click(".chooser label", "Contact");
    browser.press(ESCAPE);
    browser.awaitText(".head", "Contact");
  }

  /** A8, A12, A13: to new and existing selections and projects. */
  void collections() throws IOException, InterruptedException {
    System.out.println("selections and projects");
    open("/lists/blocked");
    pick(3);
    action("new selection");
    browser.awaitText("dialog", "Add 3 addresses to a new selection");
    browser.type("dialog input", "Call back");
    browser.click("dialog .primary");
    browser.awaitText(".notes", "3 addresses were added.");
    browser.click(".note a", "Open the selection");
    browser.awaitText("h1", "Call back");
    rows(3);
    open("/lists/blocked");
    pick(4);
    action("existing selection");
    browser.type("dialog input", "call");
    browser.awaitText(".options", "Call back");
    browser.press(DOWN, ENTER);
    browser.click("dialog .primary");
    outcome("1 address was added. 3 others stay as they were.");
    pick(2);
    action("new project");
    browser.type("dialog input", "Clean-up");
    browser.click("dialog .primary");
    outcome("2 addresses were added.");
    pick(2);
    action("existing project");
    browser.type("dialog input", "clean");
    browser.awaitText(".options", "Clean-up");
    browser.press(DOWN, ENTER);
    browser.click("dialog .primary");
    outcome("0 addresses were added. 2 others stay as they were.");
  }

  /** A11: the export of what was picked, in two formats, opened. */
  void exports() throws IOException, InterruptedException {
    System.out.println("exports");
    open("/lists/blocked?q=user1");
    pick(2);
    export("CSV", "Export 2 rows");
    String csv = Files.readString(downloaded(".csv"));
    Check.same("lines of the file", 3L, csv.lines().count());
    Check.isTrue("its title line", csv.lines().findFirst().orElse("").contains("Address"));
    Check.isTrue("an address in it", csv.contains("@example.net"));
    open("/lists/blocked");
    export("Excel", "Export 43 rows");
    try (ZipFile book = new ZipFile(downloaded(".xlsx").toFile())) {
      StringBuilder text = new StringBuilder();
      for (ZipEntry part : book.stream().toList()) {
        text.append(new String(book.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
      }
      Check.isTrue("the workbook has the last one", text.toString().contains("user39@example.net"));
    }
  }

  /**
   * "Select all N that match" means exactly those; when they are others by then, nothing is done.
   */
  void allThatMatch() throws IOException, InterruptedException {
    System.out.println("select all that match");
    open("/mailings/7/recipients");
    browser.click(".head input");
    browser.awaitText(".pickbar", "200 rows picked");
    browser.click(".pickbar .link", "Select all 301 that match");
    browser.awaitText(".pickbar", "All 301 rows that match are picked");
    action("new selection");
    browser.type("dialog input", "All of spring");
    browser.awaitText("dialog", "301 rows that match now, and no others");
    browser.click("dialog .primary");
    outcome("301 addresses were added.");
    open("/lists/blocked");
    pick(1);
    browser.click(".pickbar .link", "Select all 43 that match");
    api.post(
        "/api/v1/actions",
        Map.of(
            "action", "block", "ids", List.of(ConsoleData.person(150)), "reason", "By telephone"));
    action("Clear bounce flag");
    browser.click("dialog .primary");
    browser.awaitText("dialog", "Nothing was done: 44 rows match by now.");
    browser.click("dialog .button", "Close");
    rows(44);
    browser.errors(); // the browser says that there was a 409, as it should
  }

  /** A9, A18: the panel: why, the text with the mark, the timeline, the contact, a correction. */
  void panel() throws IOException, InterruptedException {
    System.out.println("the side panel");
    open("/lists/bounces?kind=bounce&q=gnp");
    rows(1);
    browser.click(".opens");
    browser.awaitText(".panel .reason", "The address does not exist.");
    browser.awaitText(".panel .diagnostic", "<b onmouseover=alert(1)>No such user here</b>");
    browser.awaitText(".panel .diagnostic", "[U+202E]");
    browser.awaitText(".panel pre.message mark", "No such user");
    Check.same("markup of others that became elements", 0, browser.count(".panel b, .panel img"));
    browser.click("button", "Raw message");
    browser.awaitText("dialog.wide pre", "Content-Type: multipart/report");
    browser.click("dialog.wide .dialog-foot .button");
    browser.click("[data-tab=timeline]");
    browser.awaitText(".timeline", "Bounced");
    browser.awaitText(".timeline", "Blocked");
    browser.awaitText(".timeline", "by the policy");
    browser.click("[data-tab=details]");
    browser.awaitText(".contact-head", "<img src=x onerror=alert(1)>");
    browser.script("document.querySelector('.warning-sign').focus()");
    browser.awaitText(
        ".hover-text", "Blocked after a bounce for good. The address does not exist.");
    browser.click(".contact-addresses .button", "Correct");
    browser.type("dialog input[name=address]", "right@example.net");
    browser.click("dialog .primary");
    browser.awaitText(".contact-addresses", "right@example.net");
    browser.awaitText(".contact-addresses .old", "In its place: right@example.net");
    Check.same(
        "how the right address stands",
        "usable",
        api.get("/api/v1/addresses/right%40example.net").path("state").asText());
  }

  /** A14, A15, A16: clear, former employee, block, delete, each after a confirmation. */
  void actions() throws IOException, InterruptedException {
    System.out.println("actions");
    one("user1@example.net", "Clear bounce flag", "Clear the bounce flag of 1 address?");
    outcome("The bounce flag of 1 address was cleared.");
    rows(0);
    Check.same("user1 can be mailed again", "usable", stateOf("user1%40example.net"));
    one("user2@example.net", "Set as former employee", "Set 1 contact as former employee?");
    outcome("1 contact was set as former employee.");
    JsonNode former = api.get("/api/v1/contacts?formerEmployee=true");
    Check.same("former employees", "Person 2", former.at("/items/0/name").asText());
    open("/lists/addresses?q=user200@");
    pick(1);
    action("Block by hand");
    browser.type("dialog input", "Asked us by telephone");
    browser.click("dialog .primary");
    outcome("1 address was blocked.");
    Check.same("user200 is blocked", "blocked", stateOf("user200%40example.net"));
    one("user3@example.net", "Delete selected", "Delete 1 email address for good?");
    outcome("1 address was deleted.");
    Check.same(
        "user3 is there",
        0,
        api.get("/api/v1/addresses?address=user3%40example.net").get("items").size());
    open("/lists/blocked?q=user4@");
    pick(1);
    action("Delete selected");
    browser.click("dialog .button", "Cancel");
    Check.same("user4 after a no", "blocked", stateOf("user4%40example.net"));
  }

  /** A17, A19, the settings with their forecast, keys, jobs, the overview. */
  void restOfThePages() throws IOException, InterruptedException {
    System.out.println("the other pages");
    browser.click("#places a", "Validate");
    browser.type("textarea", "not an address");
    browser.click("form .primary");
    browser.awaitText(".opinion", "Invalid");
    browser.awaitText(".opinion", "The @ is missing.");
    browser.click("#places a", "Spam complaints");
    rows(ConsoleData.COMPLAINTS);
    browser.click("#places a", "Settings");
    browser.type("input[name=accepted]", "0");
    browser.click("form .primary");
    browser.awaitText(".forecast", "25 addresses more would be blocked.");
    browser.click(".forecast .button", "Save");
    outcome("Saved.");
    Check.same("the setting", 0, api.get("/api/v1/settings").at("/policy/acceptedBounces").asInt());
    browser.click("button", "New key");
    browser.type("dialog input[name=name]", "Colleague");
    browser.click("dialog .primary");
    browser.awaitText("dialog", "It is shown this once");
    browser.click("dialog .dialog-foot .button");
    browser.awaitText(".plain-table", "Colleague");
    browser.click("#places a", "Jobs");
    browser.awaitText(".rows", "Clear bounce flag");
    browser.click("#places a", "Audit");
    browser.awaitText(".rows", "first key");
    browser.click("#places a", "Overview");
    browser.awaitText(".attention", "Our reputation");
    browser.awaitText(".attention .diagnostic", "is on a blocklist");
    browser.awaitText(".figures", "Hard bounces");
  }

  private void open(String path) throws IOException, InterruptedException {
    browser.open(base + path);
    ConsoleStory.settle(browser);
  }

  private void rows(int number) {
    browser.awaitText(".total-rows", number + (number == 1 ? " row" : " rows"));
  }

  private void column(String title, String offer) {
    browser.click(".head-button", title);
    browser.click(".menu-item", offer);
  }

  private void pick(int rows) {
    for (int i = 0; i < rows; i++) {
      browser.click("[data-index=\"" + i + "\"] [data-pick]");
    }
    browser.awaitText(".pickbar", rows + (rows == 1 ? " row picked" : " rows picked"));
  }

  private void action(String offer) {
    browser.click("[data-actions]");
    browser.click(".menu-item", offer);
  }

  /** One action on one blocked address, confirmed. */
  private void one(String address, String offer, String question)
      throws IOException, InterruptedException {
    open("/lists/blocked?address=" + address);
    pick(1);
    action(offer);
    browser.awaitText("dialog", question);
    browser.click("dialog .primary, dialog .danger");
  }

  private void outcome(String words) {
    browser.awaitText(".notes", words);
    browser.click(".note:last-child .icon-button");
  }

  private void export(String format, String title) {
    action("Export");
    browser.awaitText("dialog", title);
    browser.click("dialog .choice label", format);
    browser.click("dialog .primary");
    browser.awaitText(".notes", "exported");
  }

  private Path downloaded(String ending) {
    return Check.eventually(
        "the file is there",
        Duration.ofSeconds(15),
        () -> {
          try (var files = Files.list(downloads)) {
            return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElse(downloads);
          }
        },
        file -> !file.equals(downloads));
  }

  private String stateOf(String address) throws IOException, InterruptedException {
    return api.get("/api/v1/addresses/" + address).path("state").asText();
  }
}
