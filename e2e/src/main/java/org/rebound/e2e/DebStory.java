package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Debian package in a Debian that {@code e2e/deb} made, by the commands of docs/operating.md:
 * installed, a bounce taken by the service as its unit runs it, backed up and restored, upgraded
 * without losing data or configuration, removed without a trace but these, purged.
 */
public final class DebStory {

  private static final String CONFIG = "/etc/rebound/config.yml";
  private static final String DATA = "/var/lib/rebound";
  private static final String BACKUPS = "/var/backups/rebound";
  private static final String UNIT = "/lib/systemd/system/rebound.service";

  private final Manual manual = new Manual("operating.md");
  private final DebianRoot root;
  private final DebianService service;
  private final int smtpPort = Daemon.freePort();
  private final int apiPort = Daemon.freePort();
  private final int adminPort = Daemon.freePort();

  private DebStory(DebianRoot root, DebianService service) throws IOException {
    this.root = root;
    this.service = service;
  }

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DebianRoot root = new DebianRoot(Path.of(arguments[0]));
    root.write(
        "/etc/apt/apt.conf.d/99story",
        """
        APT::Get::Assume-Yes "true";
        APT::Install-Recommends "false";
        Dpkg::Options { "--force-confdef"; "--force-confold"; };
        """);
    try (DebianService service = new DebianService(root)) {
      DebStory story = new DebStory(root, service);
      story.installed();
      Bounces.Bounce bounce = story.taken();
      story.restored();
      story.upgraded(bounce);
      story.removed();
    }
    System.out.println("deb: 1 passed, 0 failed");
  }

  private void installed() throws IOException {
    List<String> commands = manual.commands("### Debian and Ubuntu");
    run(commands.get(0), "first.deb");
    Check.same("mode of the data folder", "700 rebound rebound", root.rights(DATA));
    Check.same("mode of the configuration", "640 root rebound", root.rights(CONFIG));
    Check.isTrue(
        "the user cannot sign in",
        root.output("getent", "passwd", "rebound").strip().endsWith(":/usr/sbin/nologin"));
    Check.same("files that differ from the package", "", root.output("dpkg", "-V", "rebound"));
    root.output("dpkg-reconfigure", "-f", "noninteractive", "rebound");
    Check.same("mode, configured again", "700 rebound rebound", root.rights(DATA));
    if (!root.has("/usr/bin/systemd-notify")) {
      root.output("apt-get", "-q", "install", "systemd");
    }
    root.output("systemd-analyze", "verify", UNIT);
    root.output("systemd-analyze", "security", "--offline=true", "--threshold=20", UNIT);
    System.out.println("  ok  systemd finds nothing wrong with the unit");
    Check.same("command that is done by hand", "editor " + CONFIG, commands.get(1));
    configure();
    commands.subList(2, commands.size()).forEach(command -> run(command, ""));
  }

  private Bounces.Bounce taken() throws IOException, InterruptedException {
    Bounces.Bounce bounce = Bounces.mintOne(api(), 1, 1).get(0);
    Check.same("answer to a bounce after READY=1", 250, send(bounce));
    Check.same("bounces in the API", 1, Bounces.recorded(api()).size());
    Check.isTrue("the journal says where it listens", service.log().contains("rebound: SMTP"));
    return bounce;
  }

  private void restored() throws IOException, InterruptedException {
    manual.commands("## Back up").forEach(command -> run(command, ""));
    String backup;
    try (Stream<Path> files = Files.list(root.path(BACKUPS))) {
      backup = files.map(file -> file.getFileName().toString()).findFirst().orElseThrow();
    }
    Check.same("mode of the backup", "600 rebound rebound", root.rights(BACKUPS + "/" + backup));
    manual.commands("## Restore").forEach(command -> run(command, backup));
    Check.isTrue("STOPPING=1 was told", service.told().contains("STOPPING=1"));
    Check.same("bounces in what was restored", 1, Bounces.recorded(api()).size());
    Check.isTrue(
        "the archive of classes is used", service.commandLine().contains("-XX:SharedArchiveFile"));
    root.output("rm", "-r", DATA + ".before", BACKUPS);
  }

  private void upgraded(Bounces.Bounce bounce) throws IOException, InterruptedException {
    Check.same("exit status after SIGTERM", 0, service.stop());
    String changed = Files.readString(root.path(CONFIG));
    run(new Manual("upgrading.md").commands("# Upgrading").get(0), "next.deb");
    Check.same(
        "version", "0.0.2", root.output("dpkg-query", "-W", "-f", "${Version}", "rebound").strip());
    Check.isTrue(
        "the changed configuration is kept", changed.equals(Files.readString(root.path(CONFIG))));
    Check.isTrue("the new one lies beside it", root.has(CONFIG + ".dpkg-dist"));
    Check.same("mode of the configuration", "640 root rebound", root.rights(CONFIG));
    service.start();
    Check.isTrue(
        "the archive of the old release's classes is not used",
        service.commandLine().contains("-XX:ArchiveClassesAtExit"));
    Check.same("bounces after the upgrade", 1, Bounces.recorded(api()).size());
    Check.same("the same bounce again", 250, send(bounce));
    Check.same("bounces", 1, Bounces.recorded(api()).size());
    Check.same("exit status after SIGTERM", 0, service.stop());
  }

  private void removed() throws IOException {
    List<String> files = new ArrayList<>();
    for (String file : root.output("dpkg", "-L", "rebound").split("\n", -1)) {
      if (!file.isEmpty() && !Files.isDirectory(root.path(file)) && !file.equals(CONFIG)) {
        files.add(file);
      }
    }
    Check.isTrue("the package has files: " + files.size(), files.size() > 10);
    List<String> commands = manual.commands("## Remove");
    run(commands.get(0), "");
    Check.same("files left", List.of(), files.stream().filter(root::has).toList());
    Check.isTrue("no cache is left", !root.has("/var/cache/rebound"));
    Check.isTrue("the data is kept", root.has(DATA + "/return-path.keys"));
    Check.isTrue("the configuration is kept", root.has(CONFIG));
    run(commands.get(1), "");
    for (String path : List.of(DATA, "/etc/rebound", "/usr/share/rebound", "/var/cache/rebound")) {
      Check.isTrue("gone with the purge: " + path, !root.has(path));
    }
    Check.isTrue("no user is left", !root.succeeds("getent", "passwd", "rebound"));
    Check.isTrue("no group is left", !root.succeeds("getent", "group", "rebound"));
  }

  /** Runs a command of the manual, its example of a file replaced; systemd's part is ours. */
  private void run(String command, String file) {
    String words =
        command
            .replaceAll("[.]/rebound_[0-9.]+_all[.]deb", "/run/packages/" + file)
            .replaceAll("rebound-[0-9TZ]+[.]zip", file);
    System.out.println("  $ " + words);
    try {
      switch (words) {
        case "systemctl stop rebound" -> Check.same("exit status after SIGTERM", 0, service.stop());
        case "systemctl start rebound", "systemctl restart rebound" ->
            System.out.println("  READY=1 after " + service.start().toMillis() + " ms");
        default -> root.output("sh", "-euc", words);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What an administrator changes. */
  private void configure() throws IOException {
    String text = Files.readString(root.path(CONFIG));
    root.write(
        CONFIG,
        text.replace("port: 2525", "port: " + smtpPort)
            .replace("  port: 8080", "  port: " + apiPort)
            .replace("adminPort: 8081", "adminPort: " + adminPort)
            .replace("[bounces.localhost]", "[" + Daemon.BOUNCE_DOMAIN + "]"));
  }

  private int send(Bounces.Bounce bounce) throws IOException {
    try (SmtpSession session = new SmtpSession(smtpPort)) {
      return session.send("MAILER-DAEMON@mta.example.net", bounce.returnPath(), bounce.content());
    }
  }

  private Api api() throws IOException {
    return new Api(
        apiPort, adminPort, Files.readString(root.path(DATA + "/first-api-key")).strip());
  }
}
