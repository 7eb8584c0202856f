package org.rebound.receiver.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.verp.RecipientRef;
import org.rebound.receiver.verp.ReturnPathReading;

/**
 * Whom a report is about. The recipient of record is the one in the return path; what the report
 * names is evidence, and tells at most which address a tag stands for (docs/adr/0006). Of findings
 * about others, the first {@value #MOST_FOREIGN} are kept; the raw message has them all.
 */
final class Attribution {

  static final int MOST_FOREIGN = 100;

  private Attribution() {}

  /** One entry a finding, in their order; exactly one when there is none. */
  static List<Attributed> of(Optional<ReturnPathReading.Attributed> path, Reading reading) {
    RecipientRef recipient =
        path.map(ReturnPathReading.Attributed::recipient).orElseGet(RecipientRef.Unnamed::new);
    if (recipient instanceof RecipientRef.Tagged tagged) {
      return toTag(tagged.tag(), named(tagged.tag(), reading.originalRecipients()), reading);
    }
    if (recipient instanceof RecipientRef.Named named) {
      return toTag(AddressTag.of(named.address()), Optional.of(named.address()), reading);
    }
    boolean trusted = path.map(ReturnPathReading.Attributed::trusted).orElse(false);
    return toReport(trusted, reading);
  }

  private static List<Attributed> toTag(
      AddressTag tag, Optional<MailAddress> known, Reading reading) {
    List<Finding> findings = reading.findings();
    if (findings.isEmpty()) {
      return List.of(new Attributed(Optional.empty(), Optional.of(tag), known, false));
    }
    List<Attributed> attributed = new ArrayList<>();
    int foreign = 0;
    for (Finding finding : findings) {
      Optional<MailAddress> fitting = named(tag, addresses(finding).toList());
      if (fitting.isPresent() || findings.size() == 1) {
        attributed.add(
            new Attributed(Optional.of(finding), Optional.of(tag), fitting.or(() -> known), false));
      } else if (foreign++ < MOST_FOREIGN) {
        attributed.add(
            new Attributed(Optional.of(finding), Optional.empty(), Optional.empty(), true));
      }
    }
    return attributed;
  }

  private static List<Attributed> toReport(boolean trusted, Reading reading) {
    List<Finding> findings = reading.findings();
    if (findings.isEmpty()) {
      return List.of(new Attributed(Optional.empty(), Optional.empty(), Optional.empty(), false));
    }
    Optional<MailAddress> only =
        trusted && findings.size() == 1 ? addresses(findings.get(0)).findFirst() : Optional.empty();
    return findings.stream()
        .limit(MOST_FOREIGN)
        .map(f -> new Attributed(Optional.of(f), only.map(AddressTag::of), only, false))
        .toList();
  }

  private static Optional<MailAddress> named(AddressTag tag, List<MailAddress> addresses) {
    return addresses.stream().filter(address -> AddressTag.of(address).equals(tag)).findFirst();
  }

  private static Stream<MailAddress> addresses(Finding finding) {
    return Stream.of(finding.recipient(), finding.finalRecipient()).flatMap(Optional::stream);
  }
}
