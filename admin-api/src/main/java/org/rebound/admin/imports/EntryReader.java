package org.rebound.admin.imports;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.imports.EntryKind;
import org.rebound.receiver.imports.ImportEntry;

/** Makes entries of rows, by what the format and the caller say of their fields. Immutable. */
final class EntryReader {

  private static final String FORMULA = "=+-@'";

  private final ImportOptions options;
  private final FieldNames names;
  private final List<String> address;

  EntryReader(ImportOptions options) {
    this.options = options;
    this.names = FieldNames.of(options.format());
    this.address = options.address();
  }

  /**
   * The entry in a row.
   *
   * @throws BadLine when it has no mail address
   */
  ImportEntry read(ListedRow row) throws BadLine {
    String text =
        row.first(address)
            .orElseThrow(
                () ->
                    new BadLine(
                        row.line(), "has no address", "Add the address, or take the line out."));
    MailAddress parsed =
        MailAddress.parse(text)
            .orElseThrow(
                () ->
                    new BadLine(
                        row.line(),
                        "is not a mail address",
                        FORMULA.indexOf(text.charAt(0)) >= 0
                            ? "It begins as a formula does: export the column as text."
                            : "Write it as user@example.com, alone in its cell or line."));
    EntryKind kind = kind(row);
    return new ImportEntry(parsed, kind, reason(row, kind));
  }

  private EntryKind kind(ListedRow row) {
    if (options.format() == ImportFormat.SYMPA && row.fields().size() > 1) {
      return bouncing(row);
    }
    if (options.format() == ImportFormat.CLASSIFY) {
      return classified(row);
    }
    return row.first(List.of(ImportOptions.CATEGORY))
        .or(() -> row.first(names.kind()))
        .map(EntryWords::kind)
        .or(options::entries)
        .orElse(EntryKind.BOUNCES);
  }

  /** Of Sympa: when bounces began, when the last came, how many, and the status. */
  private static EntryKind bouncing(ListedRow row) {
    Optional<String> bounce = row.first(List.of("bounce"));
    if (bounce.isEmpty()) {
      return EntryKind.USABLE;
    }
    String status = bounce.get().substring(bounce.get().lastIndexOf(' ') + 1);
    return status.startsWith("4.") ? EntryKind.SOFT : EntryKind.BOUNCES;
  }

  /** Of our own words: what blocks at once by the policy as it is made, and nothing else. */
  private static EntryKind classified(ListedRow row) {
    Optional<String> verdict = row.first(List.of("verdict"));
    if (row.first(List.of("category")).filter("complaint"::equals).isPresent()) {
      return EntryKind.COMPLAINTS;
    }
    if (verdict.isEmpty()) {
      return EntryKind.USABLE;
    }
    boolean theirs = row.first(List.of("fault")).filter("recipient"::equals).isPresent();
    return theirs && verdict.get().equals("hard") ? EntryKind.BOUNCES : EntryKind.SOFT;
  }

  private String reason(ListedRow row, EntryKind kind) {
    Optional<String> said =
        row.first(List.of(ImportOptions.REASON)).or(() -> row.first(names.reason()));
    Optional<String> since =
        row.first(List.of(ImportOptions.TIME)).or(() -> row.first(names.time()));
    return EntryReason.of(options.source(), EntryWords.of(kind), said, since);
  }
}
