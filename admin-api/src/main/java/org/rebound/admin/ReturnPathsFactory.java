package org.rebound.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.rebound.admin.settings.DialectsSettings;
import org.rebound.admin.settings.ReturnPathsSettings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.verp.Dialect;
import org.rebound.receiver.verp.KeyRing;
import org.rebound.receiver.verp.MailmanDialect;
import org.rebound.receiver.verp.PatternDialect;
import org.rebound.receiver.verp.PostfixDialect;
import org.rebound.receiver.verp.QmailDialect;
import org.rebound.receiver.verp.ReturnPathSettings;
import org.rebound.receiver.verp.ReturnPaths;
import org.rebound.receiver.verp.SympaDialect;
import org.rebound.receiver.verp.Trust;

/** Makes what reads and mints return paths from the settings. */
final class ReturnPathsFactory {

  private ReturnPathsFactory() {}

  /**
   * The return paths that the settings describe; makes the key file when it is missing.
   *
   * @throws WrongSetting when a setting or the key file cannot be used
   */
  static ReturnPaths make(ReturnPathsSettings settings, Path dataFolder, Clock clock) {
    Path keys =
        settings.keysFile().toString().isEmpty()
            ? dataFolder.resolve("return-path.keys")
            : settings.keysFile();
    try {
      return new ReturnPaths(
          new ReturnPathSettings(
              settings.domains(),
              settings.validDays(),
              settings.signed(),
              classic(settings.dialects())),
          KeyRing.loadOrCreate(keys, clock),
          clock);
    } catch (IOException e) {
      throw new WrongSetting("returnPaths.keysFile: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("returnPaths: " + e.getMessage());
    }
  }

  private static List<ReturnPathSettings.Classic> classic(DialectsSettings settings) {
    List<ReturnPathSettings.Classic> classic = new ArrayList<>();
    add(classic, new MailmanDialect(), settings.mailman());
    add(classic, new SympaDialect(), settings.sympa());
    if (settings.pattern() != Trust.OFF) {
      add(classic, PatternDialect.of(settings.patternTemplate()), settings.pattern());
    }
    add(
        classic,
        new PostfixDialect(settings.postfixDelimiters(), settings.postfixMailings()),
        settings.postfix());
    add(classic, new QmailDialect(), settings.qmail());
    return classic;
  }

  private static void add(List<ReturnPathSettings.Classic> to, Dialect dialect, Trust trust) {
    if (trust != Trust.OFF) {
      to.add(new ReturnPathSettings.Classic(dialect, trust));
    }
  }
}
