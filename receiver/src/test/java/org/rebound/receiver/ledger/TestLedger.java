package org.rebound.receiver.ledger;

import com.codahale.metrics.MetricRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.postgres.TestPostgres;

/** A migrated database of its own with a recorder on it, and questions a test asks of it. */
final class TestLedger implements AutoCloseable {

  final DataSource database = TestPostgres.shared().freshDatabase();
  final MetricRegistry metrics = new MetricRegistry();
  final Jdbi jdbi = Jdbi.create(database);
  final Recorder recorder;

  TestLedger() {
    this(RecorderSettings.DEFAULTS);
  }

  TestLedger(RecorderSettings settings) {
    Schema.migrate(database);
    recorder = Recorder.start(database, settings, metrics);
  }

  Recorded record(Bounces bounce) {
    return recorder.record(bounce.message());
  }

  Map<String, Object> address(String email) {
    return one("select * from address where tag = ?", tag(email));
  }

  Map<String, Object> event(Recorded recorded) {
    return one("select * from bounce_event where message_id = ?", recorded.messageId());
  }

  List<Map<String, Object>> events(Recorded recorded) {
    return all("select * from bounce_event where message_id = ? order by id", recorded.messageId());
  }

  Map<String, Object> message(Recorded recorded) {
    return one("select * from message where id = ?", recorded.messageId());
  }

  Map<String, Object> one(String sql, Object... parameters) {
    List<Map<String, Object>> rows = all(sql, parameters);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows, not one: " + sql);
    }
    return rows.get(0);
  }

  List<Map<String, Object>> all(String sql, Object... parameters) {
    return jdbi.withHandle(h -> h.select(sql, parameters).mapToMap().list());
  }

  long count(String sql, Object... parameters) {
    return jdbi.withHandle(h -> h.select(sql, parameters).mapTo(Long.class).one());
  }

  void run(String sql) {
    jdbi.useHandle(h -> h.execute(sql));
  }

  static long tag(String email) {
    return AddressTag.of(Bounces.address(email)).value();
  }

  @Override
  public void close() {
    recorder.close();
  }
}
