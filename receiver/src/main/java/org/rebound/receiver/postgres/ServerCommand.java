package org.rebound.receiver.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the server is called. Its settings stand on the command line, where nothing in the data (an
 * edited postgresql.conf) overrides them: a commit that was confirmed is on the disk, always.
 */
final class ServerCommand {

  private ServerCommand() {}

  static List<String> words(
      Binaries binaries, DataFolder folder, EmbeddedPostgresSettings settings, int port) {
    Map<String, String> values = new TreeMap<>();
    values.put("fsync", "on");
    values.put("synchronous_commit", "on");
    values.put("full_page_writes", "on");
    values.put("allow_alter_system", "off");
    values.put("listen_addresses", "127.0.0.1");
    values.put("unix_socket_directories", "");
    values.put("hba_file", folder.accessFile().toString());
    values.put("password_encryption", "scram-sha-256");
    values.put("shared_buffers", settings.sharedBuffers());
    values.put("max_connections", Integer.toString(settings.maxConnections()));
    values.put("timezone", "UTC");
    values.put("log_timezone", "UTC");
    values.put("lc_messages", "C");
    values.put("log_destination", "stderr");
    values.put("logging_collector", "off");
    values.put("log_line_prefix", "%m [%p] ");
    // Neither statements nor the values in them: they hold mail addresses.
    values.put("log_error_verbosity", "terse");
    values.put("log_min_error_statement", "panic");
    values.put("log_parameter_max_length", "0");
    values.put("log_parameter_max_length_on_error", "0");

    List<String> words = new ArrayList<>();
    words.add(binaries.program("postgres"));
    words.addAll(List.of("-D", folder.cluster().toString(), "-p", Integer.toString(port)));
    values.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    return words;
  }
}
