package org.rebound.admin.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What no single setting can say: settings that need each other, and what the machine allows. */
public final class SettingsCheck {

  private final Settings settings;

  /** A check of {@code settings}. */
  public SettingsCheck(Settings settings) {
    this.settings = settings;
  }

  /**
   * Checks all that can be checked without touching the machine.
   *
   * @throws WrongSetting naming the first setting that is wrong
   */
  public void consistent() {
    wrong().stream()
        .findFirst()
        .ifPresent(
            first -> {
              throw first;
            });
  }

  /** Everything that is wrong and can be found without touching the machine. */
  public List<WrongSetting> wrong() {
    List<WrongSetting> wrong = new ArrayList<>();
    DatabaseSettings database = settings.database();
    if (!database.isEmbedded()) {
      try {
        DatabaseServers.of(database.url());
      } catch (WrongSetting url) {
        wrong.add(url);
      }
      required("database.user", database.user(), wrong);
      required("database.password", database.password(), wrong);
    }
    if (settings.returnPaths().domains().isEmpty()) {
      wrong.add(missing("returnPaths.domains", "the mail domain that bounces are sent to"));
    }
    if (settings.validation().requests() >= settings.server().maxThreads()) {
      wrong.add(
          new WrongSetting(
              "validation.requests: expected less than server.maxThreads, which is "
                  + settings.server().maxThreads()));
    }
    Map<String, String> taken = new LinkedHashMap<>();
    different("smtp.port", settings.smtp().bind(), settings.smtp().port(), taken, wrong);
    ServerSettings server = settings.server();
    different("server.port", server.bind(), server.port(), taken, wrong);
    different("server.adminPort", server.adminBind(), server.adminPort(), taken, wrong);
    return wrong;
  }

  /**
   * Checks that the three ports can be listened on now.
   *
   * @throws WrongSetting naming the first that cannot
   */
  public void portsFree() {
    listen("smtp.bind", settings.smtp().bind(), "smtp.port", settings.smtp().port());
    ServerSettings server = settings.server();
    listen("server.bind", server.bind(), "server.port", server.port());
    listen("server.adminBind", server.adminBind(), "server.adminPort", server.adminPort());
  }

  private static void required(String name, String value, List<WrongSetting> wrong) {
    if (value.isEmpty()) {
      wrong.add(missing(name, "it goes with database.url"));
    }
  }

  private static WrongSetting missing(String name, String why) {
    return new WrongSetting(
        name
            + " is missing: "
            + why
            + "; set it in the file or by the variable "
            + new SettingName(name).variable());
  }

  private static void different(
      String name, String bind, int port, Map<String, String> taken, List<WrongSetting> wrong) {
    String endpoint = endpoint(bind, port);
    taken.forEach(
        (other, its) -> {
          if (port != 0 && its.equals(endpoint)) {
            wrong.add(
                new WrongSetting(name + ": " + port + " is the port of " + other + " already"));
          }
        });
    taken.put(name, endpoint);
  }

  private static String endpoint(String bind, int port) {
    return bind + ":" + port;
  }

  private static void listen(String bindName, String bind, String portName, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (UnknownHostException e) {
      throw new WrongSetting(bindName + ": " + bind + " is no address of this machine");
    } catch (BindException e) {
      String said = String.valueOf(e.getMessage());
      if (said.contains("Cannot assign")) {
        throw new WrongSetting(bindName + ": " + bind + " is no address of this machine");
      }
      throw new WrongSetting(
          portName
              + ": cannot listen on "
              + endpoint(bind, port)
              + ": "
              + (said.contains("ermission")
                  ? "no permission; ports below 1024 need a privilege, choose another"
                  : "another program listens there (is Rebound running already?); stop it or"
                      + " choose another port"));
    } catch (IOException e) {
      throw new WrongSetting(
          portName + ": cannot listen on " + endpoint(bind, port) + ": " + e.getMessage());
    }
  }
}
