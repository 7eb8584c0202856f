package org.rebound.receiver.report;

import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.mime.Part;

/**
 * A message disposition notification (RFC 8098): never a bounce, also when it says {@code deleted}.
 *
 * <p>Recognised by a part {@code message/disposition-notification} (or its {@code global} form)
 * anywhere in the tree. Yields whom it is for and the disposition type.
 */
final class DispositionFormat implements Format {

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
        letter.original());
  }

  /** {@code automatic-action/MDN-sent-automatically; displayed/error} says {@code displayed}. */
  private static String type(String disposition) {
    String type = TypedValue.parse(disposition).value();
    int modifier = type.indexOf('/');
    return Bounded.text(modifier < 0 ? type : type.substring(0, modifier), 100)
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
