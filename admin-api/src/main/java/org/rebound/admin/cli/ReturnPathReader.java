package org.rebound.admin.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.verp.KeyRing;
import org.rebound.receiver.verp.MailmanDialect;
import org.rebound.receiver.verp.PostfixDialect;
import org.rebound.receiver.verp.QmailDialect;
import org.rebound.receiver.verp.ReturnPathReading;
import org.rebound.receiver.verp.ReturnPathSettings;
import org.rebound.receiver.verp.ReturnPaths;
import org.rebound.receiver.verp.SignedPath;
import org.rebound.receiver.verp.SympaDialect;
import org.rebound.receiver.verp.Trust;

/** Reads return paths in the signed dialect and, the narrowest first, in the classic ones. */
final class ReturnPathReader {

  private final ReturnPaths paths;
  private final int validityDays;

  ReturnPathReader(List<String> domains, KeyRing keys, Clock clock) {
    this(domains, ReturnPathSettings.DEFAULT_VALIDITY_DAYS, keys, clock);
  }

  ReturnPathReader(List<String> domains, int validityDays, KeyRing keys, Clock clock) {
    ReturnPathSettings settings =
        new ReturnPathSettings(domains, validityDays, Trust.TRUSTED, List.of())
            .with(new SympaDialect(), Trust.UNTRUSTED)
            .with(new MailmanDialect(), Trust.UNTRUSTED)
            .with(new QmailDialect(), Trust.UNTRUSTED)
            .with(new PostfixDialect(), Trust.UNTRUSTED);
    this.validityDays = validityDays;
    paths = new ReturnPaths(settings, keys, clock);
  }

  ReturnPaths paths() {
    return paths;
  }

  ReturnPathDescription describe(String text) {
    Optional<MailAddress> address = MailAddress.parse(text);
    if (address.isEmpty()) {
      return ReturnPathDescription.unknown(text, "it is no mail address");
    }
    if (!paths.isOurDomain(address.get().domain())) {
      return ReturnPathDescription.unknown(text, "it is at another domain");
    }
    ReturnPathReading reading = paths.read(address.get());
    if (reading instanceof ReturnPathReading.Unknown) {
      return ReturnPathDescription.unknown(text, "no dialect knows its shape");
    }
    MailAddress inner = paths.unwrap(address.get());
    Optional<SignedPath> signed = SignedPath.decode(inner.localPart());
    ReturnPathDescription description =
        reading instanceof ReturnPathReading.Attributed attributed && signed.isEmpty()
            ? ReturnPathDescription.classic(text, attributed)
            : ReturnPathDescription.signed(text, reading, signed, validityDays);
    return inner.equals(address.get()) ? description : description.wrapped(inner);
  }
}
