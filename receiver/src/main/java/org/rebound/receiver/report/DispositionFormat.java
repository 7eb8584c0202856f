package org.rebound.receiver.report;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.mime.Comments;
import org.rebound.receiver.mime.Part;

/**
 * A message disposition notification (RFC 8098): never a bounce, also when it says {@code deleted}.
 *
 * <p>Recognised by a part {@code message/disposition-notification} (or its {@code global} form)
 * anywhere in the tree. Yields whom it is for and the disposition type.
 */
final class DispositionFormat implements Format {

  private static final Set<String> KNOWN =
      Set.of("final-recipient", "original-recipient", "disposition");

  @Override
  public Optional<Report> read(Letter letter) {
    return letter
        .part("message/disposition-notification")
        .or(() -> letter.part("message/global-disposition-notification"))
        .map(part -> report(letter, part));
  }

  private static Report report(Letter letter, Part part) {
    FieldBlock fields = new FieldBlock();
    FieldBlock.parse(part.text(), 20).forEach(fields::absorb);
    if (!fields.has("disposition")) {
      FieldBlock.parse(part.undecodedText(), 20).forEach(fields::absorb);
    }
    return new DispositionReport(
        "rfc8098",
        fields.get("final-recipient").flatMap(TypedValue::address),
        fields.get("original-recipient").flatMap(TypedValue::address),
        type(fields.get("disposition").orElse("")),
        letter.original(),
        fields.extensions(KNOWN));
  }

  /** {@code automatic-action/MDN-sent-automatically; displayed/error} says {@code displayed}. */
  private static String type(String disposition) {
    String bare = Comments.without(disposition);
    String type = bare.substring(bare.indexOf(';') + 1).strip();
    int end = 0;
    while (end < type.length() && "/ (;,".indexOf(type.charAt(end)) < 0) {
      end++;
    }
    return Bounded.text(type.substring(0, end), 100).toLowerCase(Locale.ROOT);
  }
}
