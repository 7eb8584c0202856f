package org.rebound.admin;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedPooledDataSource;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.rebound.admin.settings.DatabaseServers;
import org.rebound.admin.settings.DatabaseSettings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.ledger.SchemaException;
import org.rebound.receiver.postgres.EmbeddedPostgres;
import org.rebound.receiver.postgres.EmbeddedPostgresException;
import org.rebound.receiver.postgres.EmbeddedPostgresSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database: the embedded server or an external one, a pool of connections to it, and
 * tables that are up to date. The pool makes up for a database that goes away and comes back.
 */
final class Database {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String LOGIN_TIMEOUT = "10";
  // Of several servers one may hang: the next is to be asked while those who wait still do.
  private static final String LOGIN_TIMEOUT_EACH = "4";
  private static final String SOCKET_TIMEOUT = "30";
  // Compiling the plan of a list takes longer than reading the list.
  private static final String OPTIONS = "-c statement_timeout=10000 -c jit=off";

  private final DatabaseSettings settings;
  private final Optional<EmbeddedPostgres> embedded;
  private final ManagedPooledDataSource pool;

  private Database(
      DatabaseSettings settings,
      Optional<EmbeddedPostgres> embedded,
      ManagedPooledDataSource pool) {
    this.settings = settings;
    this.embedded = embedded;
    this.pool = pool;
  }

  /**
   * Starts the embedded server when there is no external one, connects, and migrates.
   *
   * @throws WrongSetting when any of it cannot be done; nothing runs then
   */
  static Database open(DatabaseSettings settings, Path dataFolder, MetricRegistry metrics) {
    Optional<EmbeddedPostgres> embedded =
        settings.isEmbedded() ? Optional.of(start(settings, dataFolder)) : Optional.empty();
    Database database =
        new Database(settings, embedded, build(pool(settings, embedded), metrics, "database"));
    try {
      migrate(settings, embedded);
      begin(database.pool);
      return database;
    } catch (SchemaException e) {
      database.stop();
      throw new WrongSetting(
          (settings.isEmbedded() ? "the embedded database: " : "database.url: ") + e.getMessage());
    } catch (RuntimeException e) {
      database.stop();
      throw e;
    }
  }

  /** Over connections that wait as long as it takes: large tables take minutes. */
  private static void migrate(DatabaseSettings settings, Optional<EmbeddedPostgres> embedded) {
    DataSourceFactory patient = pool(settings, embedded);
    patient.getProperties().put("socketTimeout", "0");
    ManagedPooledDataSource migration = build(patient, new MetricRegistry(), "migration");
    try {
      Schema.migrate(migration);
      if (ChangeFeed.beginAnewIfRestored(Jdbi.create(migration))) {
        LOG.warn(
            "The database came from another cluster: the change feed begins anew, and whoever"
                + " follows it is told to begin again");
      }
    } finally {
      stop(migration);
    }
  }

  /** Connections to it. */
  DataSource dataSource() {
    return pool;
  }

  /** SQL over the pool; its errors never repeat statements or what was in them. */
  Jdbi jdbi() {
    Jdbi jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /** Where it is, without secrets. */
  String place() {
    return settings.isEmbedded() ? "embedded PostgreSQL" : withoutParameters(settings.url());
  }

  /** Closes the pool and then the embedded server. */
  void stop() {
    try {
      stop(pool);
    } finally {
      embedded.ifPresent(EmbeddedPostgres::close);
    }
  }

  /** The pool tells the monitoring about itself from now on. */
  private static void begin(ManagedPooledDataSource pool) {
    try {
      pool.start();
    } catch (Exception e) {
      throw new IllegalStateException("the pool did not start", e);
    }
  }

  private static void stop(ManagedPooledDataSource pool) {
    ((PrimaryServer) pool.getDataSource()).close();
    try {
      pool.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the pool did not close", e);
    }
  }

  private static EmbeddedPostgres start(DatabaseSettings settings, Path dataFolder) {
    try {
      return EmbeddedPostgres.start(
          new EmbeddedPostgresSettings(
              dataFolder.resolve("postgres"),
              settings.embedded().port(),
              settings.embedded().sharedBuffers() + "MB",
              settings.poolSize() + 8,
              java.time.Duration.ofMinutes(2)));
    } catch (EmbeddedPostgresException e) {
      throw new WrongSetting("the embedded database: " + e.getMessage());
    }
  }

  private static ManagedPooledDataSource build(
      DataSourceFactory factory, MetricRegistry metrics, String name) {
    ManagedPooledDataSource pool = (ManagedPooledDataSource) factory.build(metrics, name);
    Properties properties = new Properties();
    properties.putAll(factory.getProperties());
    properties.setProperty("user", factory.getUser());
    properties.setProperty("password", factory.getPassword());
    DatabaseServers servers = DatabaseServers.of(factory.getUrl());
    if (servers.addresses().size() > 1) {
      properties.setProperty("loginTimeout", LOGIN_TIMEOUT_EACH);
      properties.setProperty("connectTimeout", LOGIN_TIMEOUT_EACH);
    }
    pool.setDataSource(PrimaryServer.among(servers, properties));
    return pool;
  }

  private static DataSourceFactory pool(
      DatabaseSettings settings, Optional<EmbeddedPostgres> embedded) {
    DataSourceFactory pool = new DataSourceFactory();
    pool.setDriverClass("org.postgresql.Driver");
    pool.setUrl(embedded.map(EmbeddedPostgres::jdbcUrl).orElse(settings.url()));
    pool.setUser(embedded.map(EmbeddedPostgres::user).orElse(settings.user()));
    pool.setPassword(embedded.map(EmbeddedPostgres::password).orElse(settings.password()));
    pool.setInitialSize(0);
    pool.setMinSize(1);
    pool.setMaxSize(settings.poolSize());
    pool.setMaxWaitForConnection(Duration.seconds(5));
    pool.setValidationQuery("select 1");
    pool.setValidationQueryTimeout(Duration.seconds(5));
    pool.setCheckConnectionOnBorrow(true);
    pool.setValidationInterval(Duration.seconds(1));
    pool.setRollbackOnReturn(true);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ApplicationName", "rebound");
    properties.put("loginTimeout", LOGIN_TIMEOUT);
    properties.put("connectTimeout", LOGIN_TIMEOUT);
    properties.put("socketTimeout", SOCKET_TIMEOUT);
    properties.put("tcpKeepAlive", "true");
    // The detail of a server's error may quote a row, and a row may hold a mail address.
    properties.put("logServerErrorDetail", "false");
    properties.put("options", OPTIONS);
    pool.setProperties(properties);
    return pool;
  }

  private static String withoutParameters(String url) {
    return url.replaceFirst("[?].*", "").replaceFirst("//[^@/]*@", "//");
  }
}
