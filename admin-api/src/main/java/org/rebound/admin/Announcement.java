package org.rebound.admin;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.PrintStream;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.rebound.admin.auth.FirstKey;
import org.rebound.admin.auth.KeyText;
import org.rebound.admin.settings.Settings;
import org.rebound.receiver.listener.Listener;

/** The few lines that say that the daemon runs, and where; the only place a key is ever shown. */
final class Announcement implements ServerLifecycleListener {

  private final Settings settings;
  private final Listener listener;
  private final Database database;
  private final FirstKey firstKey;
  private final Optional<KeyText> newKey;
  private final PrintStream out;

  Announcement(
      Settings settings,
      Listener listener,
      Database database,
      FirstKey firstKey,
      Optional<KeyText> newKey,
      PrintStream out) {
    this.settings = settings;
    this.listener = listener;
    this.database = database;
    this.firstKey = firstKey;
    this.newKey = newKey;
    this.out = out;
  }

  @Override
  public void serverStarted(Server server) {
    line("SMTP", smtp());
    line("API", "http://" + endpoint(server, "application") + "/api/v1");
    line("metrics", "http://" + endpoint(server, "admin") + "/metrics, /livez, /readyz");
    line("data", settings.dataFolder().toAbsolutePath().normalize() + ", " + database.place());
    newKey.ifPresent(
        key ->
            line(
                "first key",
                key.secret() + " (role admin; shown this once, kept in " + firstKey.file() + ")"));
    out.flush();
  }

  private String smtp() {
    return settings.smtp().bind()
        + ":"
        + listener.port()
        + " for "
        + String.join(", ", settings.returnPaths().domains());
  }

  private static String endpoint(Server server, String name) {
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector bound && name.equals(bound.getName())) {
        return bound.getHost() + ":" + bound.getLocalPort();
      }
    }
    throw new IllegalStateException("no connector " + name);
  }

  private void line(String name, String value) {
    out.println("rebound: " + name + " ".repeat(Math.max(1, 10 - name.length())) + value);
  }
}
