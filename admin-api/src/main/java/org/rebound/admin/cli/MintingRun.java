package org.rebound.admin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.verp.ReturnPaths;

/**
 * Mints the return paths of one mailing and prints a line for each: the address as it came, a tab,
 * the return path. Stops at the first text that is no address.
 */
final class MintingRun {

  private static final String STANDARD_INPUT = "-";

  private final ReturnPaths paths;
  private final long mailing;
  private final PrintStream out;

  MintingRun(ReturnPaths paths, long mailing, PrintStream out) {
    this.paths = paths;
    this.mailing = mailing;
    this.out = out;
  }

  /** Mints for each address, and in place of {@code -} for each line of {@code in}. */
  void run(List<String> addresses, InputStream in) throws IOException {
    for (String address : addresses) {
      if (address.equals(STANDARD_INPUT)) {
        mintLines(in);
      } else {
        mint(address, "");
      }
    }
  }

  private void mintLines(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        mint(line.strip(), "standard input, line " + number + ": ");
      }
    }
  }

  private void mint(String text, String where) {
    Optional<MailAddress> address = MailAddress.parse(text);
    if (address.isEmpty()) {
      throw new IllegalArgumentException(where + "not a mail address: " + text);
    }
    out.println(text + '\t' + paths.mint(mailing, address.get()));
  }
}
