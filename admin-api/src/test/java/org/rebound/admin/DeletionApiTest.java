package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An address that was deleted for good is nowhere, and what was counted is still counted. */
class DeletionApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final Actions actions = new Actions(daemon);
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long mailing = LedgerRows.number();
  private final String local = "gone" + mailing;
  private final String address = local + "@example.net";
  private final String other = "stays" + mailing + "@example.net";

  @Test
  void deletedAddressLeavesNoTraceInAnyColumnOfAnyTable() throws IOException {
    String written = "Gone" + mailing + "@Example.NET";
    bounced(address, written, "550 5.1.1 <" + written + ">: user Gone" + mailing + " unknown");
    bounced(other, written, "550 5.1.1 forwarded to " + written + ", who is not known");
    rows.execute("insert into contact (key, created_at) values (?, now())", local);
    rows.execute(
        "update address set contact_id = (select id from contact where key = ?) where email = ?",
        local,
        address);
    rows.execute(
        "update mailing_recipient set recipient_key = ?, sent_at = now() where tag = ?",
        local,
        LedgerRows.tag(address));
    actions.done(
        "{'action':'add-to-selection','ids':['%s'],'collection':{'name':'D %d'}}"
            .formatted(address, mailing));
    actions.done("{'action':'block','reason':'by hand','ids':['" + address + "']}");
    actions.done(
        ("{'action':'clear','list':'addresses','filter':{'address':['%s'],'q':['%s']},"
                + "'expected':1}")
            .formatted(address, local));
    assertThat(traces(address)).isNotEmpty();
    assertThat(traces(local)).isNotEmpty();
    assertThat(traces(LedgerRows.tag(address))).isNotEmpty();

    JsonNode job = actions.done("{'action':'delete','ids':['" + address + "']}");

    assertThat(job.get("changed").asInt()).isEqualTo(1);
    assertThat(traces(address)).isEmpty();
    assertThat(traces(local)).isEmpty();
    assertThat(traces(LedgerRows.tag(address)))
        .as("who follows the feed has to hear of it")
        .containsExactly("address_deletion.tag");
    assertThat(daemon.get("/api/v1/addresses/" + address).statusCode()).isEqualTo(404);
  }

  @Test
  void countsOfMailingAndBouncesStayWithoutTheAddress() throws IOException {
    bounced(address, address, "550 5.1.1 No such user here");
    bounced(other, other, "550 5.1.1 No such user here");
    rows.execute("update mailing_recipient set sent_at = now() where mailing_id = ?", mailing);
    JsonNode before = daemon.json("/api/v1/mailings/" + mailing).get("totals");
    JsonNode bounce = daemon.json("/api/v1/bounces?sort=id&mailing=" + mailing).at("/items/0");
    assertThat(bounce.get("address").asText()).isEqualTo(address);

    actions.done("{'action':'delete','ids':['" + address + "']}");

    JsonNode after = daemon.json("/api/v1/mailings/" + mailing).get("totals");
    for (String total : List.of("recipients", "sent", "bouncedHard", "bouncedSoft")) {
      assertThat(after.get(total)).as(total).isEqualTo(before.get(total));
    }
    assertThat(after.get("blocked").asInt()).as("whom to skip now").isEqualTo(1);
    JsonNode left = daemon.json("/api/v1/bounces/" + bounce.get("id").asLong());
    assertThat(left.get("category").asText()).isEqualTo("mailbox_unknown");
    assertThat(left.get("counted").asBoolean()).isTrue();
    assertThat(left.has("address")).isFalse();
    assertThat(left.has("finalRecipient")).isFalse();
    assertThat(left.get("diagnostic").asText()).contains("No such user here");
    assertThat(daemon.get("/api/v1/bounces/" + bounce.get("id").asLong() + "/raw").statusCode())
        .isEqualTo(410);
    assertThat(daemon.json("/api/v1/addresses/" + other).get("state").asText())
        .isEqualTo("blocked");
  }

  @Test
  void contactStaysWhileItHasAnotherAddress() {
    rows.address(address, "usable");
    rows.address(other, "usable");
    rows.execute("insert into contact (key, created_at) values (?, now())", "c" + mailing);
    rows.execute(
        "update address set contact_id = (select id from contact where key = ?) where email in"
            + " (?, ?)",
        "c" + mailing,
        address,
        other);
    actions.done("{'action':'delete','ids':['" + address + "']}");
    assertThat(contacts()).isEqualTo(1);
    actions.done("{'action':'delete','ids':['" + other + "']}");
    assertThat(contacts()).isZero();
  }

  @Test
  void messageThatComesAgainAfterTheDeletionIsStillTheSame() throws IOException {
    String path = mint(address);
    String report = report(address, "550 5.1.1 No such user here");
    assertThat(SmtpClient.send(daemon, path, report)).startsWith("250 ");
    actions.done("{'action':'delete','ids':['" + address + "']}");
    assertThat(SmtpClient.send(daemon, path, report)).startsWith("250 ");
    assertThat(traces(address)).isEmpty();
    assertThat(daemon.json("/api/v1/lists/bounces/count?mailing=" + mailing).get("count").asInt())
        .isEqualTo(1);
  }

  private int contacts() {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select count(*) from contact where key = ?", "c" + mailing)
                    .mapTo(Integer.class)
                    .one());
  }

  /** Every column of text, JSON, bytes or an array in which the text stands somewhere. */
  private List<String> traces(String text) {
    return columns(
        "not in ('bigint', 'integer', 'boolean')",
        "strpos(lower(case when pg_typeof(x) = 'bytea'::regtype then encode(x::text::bytea,"
            + " 'escape') else x::text end), ?) > 0",
        text.toLowerCase(Locale.ROOT));
  }

  private List<String> traces(long tag) {
    return columns("= 'bigint'", "x = ?", tag);
  }

  private List<String> columns(String types, String condition, Object parameter) {
    return daemon
        .jdbi()
        .withHandle(
            handle -> {
              List<String> found = new ArrayList<>();
              List<Map<String, Object>> columns =
                  handle
                      .createQuery(
                          "select c.table_name, c.column_name from information_schema.columns c"
                              + " join information_schema.tables t using (table_schema, table_name)"
                              + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                              + " and c.data_type "
                              + types)
                      .mapToMap()
                      .list();
              assertThat(columns).hasSizeGreaterThan(20);
              for (Map<String, Object> column : columns) {
                String name = column.get("table_name") + "." + column.get("column_name");
                long hits =
                    handle
                        .select(
                            "select count(*) from (select %s as x from %s) y where %s"
                                .formatted(
                                    column.get("column_name"), column.get("table_name"), condition),
                            parameter)
                        .mapTo(Long.class)
                        .one();
                if (hits > 0) {
                  found.add(name);
                }
              }
              return found;
            });
  }

  private void bounced(String recipient, String named, String diagnostic) throws IOException {
    assertThat(SmtpClient.send(daemon, mint(recipient), report(named, diagnostic)))
        .startsWith("250 ");
  }

  private String mint(String recipient) {
    return RunningDaemon.tree(
            daemon.post(
                "/api/v1/mailings/" + mailing + "/return-paths",
                "{\"recipients\":[\"" + recipient + "\"]}"))
        .at("/items/0/returnPath")
        .asText();
  }

  private static String report(String named, String diagnostic) {
    return """
        From: MAILER-DAEMON@mta.example.net
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        Your message could not be delivered.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mta.example.net

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; %s
        --b--
        """
        .formatted(named, diagnostic)
        .replace("\n", "\r\n");
  }
}
