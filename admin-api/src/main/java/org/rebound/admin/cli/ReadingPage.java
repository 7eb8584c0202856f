package org.rebound.admin.cli;

import java.io.PrintStream;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Explanation;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Reading;

/** A page for people: what each message is, and why. */
final class ReadingPage implements ReadingPrinter {

  private final PrintStream out;

  ReadingPage(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(String file, int number, Reading reading) {
    line(file + (number > 0 ? " (message " + number + ")" : ""));
    line("  " + reading.kind().code() + ", read as " + reading.format());
    for (Finding finding : reading.findings()) {
      print(finding);
    }
    out.println();
  }

  private void print(Finding finding) {
    Classification said = finding.classification();
    line("  recipient   " + finding.recipient().map(Object::toString).orElse("(not named)"));
    line(
        "    verdict   "
            + said.verdict().map(verdict -> verdict.code() + ": ").orElse("none: ")
            + said.category().code()
            + ", fault of the "
            + said.fault().code());
    finding.status().ifPresent(status -> line("    status    " + status));
    finding.reply().ifPresent(reply -> line("    reply     " + reply));
    if (!finding.diagnostic().isEmpty()) {
      line("    server    " + finding.diagnostic());
    }
    Explanation why = said.explanation();
    line("    because   " + why.rule() + " in " + why.field() + ": \"" + why.evidence() + "\"");
    for (Explanation.Weighed weighed : why.weighed()) {
      line(
          "    not       "
              + weighed.rule()
              + " in "
              + weighed.field()
              + ": \""
              + weighed.evidence()
              + "\" ("
              + weighed.category().code()
              + ")");
    }
    line("    rules     " + why.rulePack());
  }

  private void line(String text) {
    out.println(Printable.of(text));
  }
}
