package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;

/** Every change is in the audit list, and no address ever is. */
class AuditApiTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.shared();

  @Test
  void makingAMailingSaysWhoFromWhereAndHowManyAndAskingAgainSaysNothingMore() {
    long mailing = LedgerRows.number();
    String object = "mailing%20" + mailing;
    String body = "{\"recipients\":[\"a@example.com\",\"b@example.com\"]}";
    daemon.post("/api/v1/mailings/" + mailing + "/return-paths", body);
    daemon.post("/api/v1/mailings/" + mailing + "/return-paths", body);
    JsonNode changes = daemon.json("/api/v1/audit?object=" + object).get("items");
    assertThat(changes).hasSize(1);
    JsonNode change = changes.get(0);
    assertThat(change.get("actor").asText()).isEqualTo("first key");
    assertThat(change.get("peer").asText()).isEqualTo("127.0.0.1");
    assertThat(change.get("action").asText()).isEqualTo("create-mailing");
    assertThat(change.get("count").asInt()).isEqualTo(1);
    assertThat(change.at("/details/0/name").asText()).isEqualTo("recipients");
    assertThat(change.at("/details/0/value").asText()).isEqualTo("2");
  }

  @Test
  void detailThatMayHoldAnAddressIsNotKept() {
    long number = LedgerRows.number();
    write(
        new Actor("tester", Optional.empty()),
        new AuditEntry(
            "rename-selection",
            "selection " + number,
            1,
            Map.of("after", "Spring \uD83C\uDF31", "before", "eve@example.com")));
    JsonNode change = daemon.json("/api/v1/audit?object=selection%20" + number).at("/items/0");
    assertThat(change.has("peer")).isFalse();
    assertThat(change.at("/details/0/value").asText()).isEqualTo("Spring \uD83C\uDF31");
    assertThat(change.at("/details/1/value").asText()).isEqualTo(Audit.NOT_KEPT);
  }

  @Test
  void peerOfTheNewerInternetIsKept() throws UnknownHostException {
    long number = LedgerRows.number();
    write(
        new Actor("tester", Optional.of(InetAddress.getByName("2001:db8::7"))),
        AuditEntry.of("revoke-key", "key " + number, 1));
    assertThat(daemon.json("/api/v1/audit?object=key%20" + number).at("/items/0/peer").asText())
        .isEqualTo("2001:db8::7");
  }

  @Test
  void changeThatIsUndoneLeavesNoRow() {
    long number = LedgerRows.number();
    daemon
        .jdbi()
        .useTransaction(
            handle -> {
              Audit.write(
                  handle,
                  new Actor("tester", Optional.empty()),
                  NOON,
                  AuditEntry.of("create-key", "key " + number, 1));
              handle.rollback();
            });
    assertThat(daemon.json("/api/v1/audit?object=key%20" + number).get("items")).isEmpty();
  }

  @Test
  void sendersMayNotLook() {
    assertThat(
            RunningDaemon.send(
                    java.net.http.HttpRequest.newBuilder(daemon.api("/api/v1/audit"))
                        .header("Authorization", "Bearer " + daemon.key("send"))
                        .build())
                .statusCode())
        .isEqualTo(403);
  }

  private void write(Actor actor, AuditEntry entry) {
    daemon.jdbi().useTransaction(handle -> Audit.write(handle, actor, NOON, entry));
  }
}
