package org.rebound.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rebound.e2e.Api;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;

/**
 * The daemon of a trial and some more on the same database, with one address for SMTP and one for
 * the API. All have the return-path keys of the first, as daemons that share a domain must.
 */
final class Fleet implements AutoCloseable {

  private final List<Daemon> daemons = new ArrayList<>();
  private final Balancer smtp;
  private final Balancer http;
  private final Api api;
  private int kills;

  Fleet(Trial trial, int more) throws IOException {
    Daemon first = trial.daemon();
    daemons.add(first);
    Map<String, String> environment = new HashMap<>(trial.environment());
    environment.put(
        "REBOUND_RETURN_PATHS_KEYS_FILE",
        first.folder().resolve("data").resolve("return-path.keys").toString());
    for (int i = 1; i <= more; i++) {
      daemons.add(
          Daemon.launch(
              Files.createDirectories(first.folder().resolve("daemon-" + i)), environment));
    }
    daemons.forEach(Daemon::awaitReady);
    smtp = new Balancer(daemons.stream().map(Daemon::smtpPort).toList());
    http = new Balancer(daemons.stream().map(Daemon::apiPort).toList());
    api = new Api(http.port(), first.api().adminPort(), first.api().key());
    trial.sendTo(smtp.port());
  }

  /** The API at the common address: any daemon answers, or none when it was just killed. */
  Api api() {
    return api;
  }

  /** The API of one daemon after the other. */
  Api api(int number) {
    return new Api(daemons.get(number % daemons.size()).apiPort(), api.adminPort(), api.key());
  }

  /** The port that bounces come in by. */
  int smtpPort() {
    return smtp.port();
  }

  /** How many were killed so far. */
  int kills() {
    return kills;
  }

  /** Ends one daemon, in order or by kill -9, leaves it away for a moment, and starts it again. */
  void strike(int number, boolean kill, long awayMillis) throws Exception {
    Daemon struck = daemons.get(number % daemons.size());
    if (kill) {
      struck.killNine();
      kills++;
    } else if (struck.stop() != 0) {
      throw new StoryFailed("a daemon that was asked to stop ended with another status than 0");
    }
    TimeUnit.MILLISECONDS.sleep(awayMillis);
    struck.startAgain();
  }

  /** Stops all but the first, in order. */
  void leaveOne() {
    for (Daemon daemon : daemons.subList(1, daemons.size())) {
      if (daemon.isAlive() && daemon.stop() != 0) {
        throw new StoryFailed("a daemon that was asked to stop ended with another status than 0");
      }
    }
  }

  @Override
  public void close() throws IOException {
    smtp.close();
    http.close();
    daemons.subList(1, daemons.size()).forEach(Daemon::close);
  }
}
