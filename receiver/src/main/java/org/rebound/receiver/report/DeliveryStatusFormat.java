package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Xtext;
import org.rebound.receiver.mime.Part;

/**
 * A delivery status notification (RFC 3464, RFC 6533).
 *
 * <p>Recognised by a part {@code message/delivery-status} or {@code message/global-delivery-status}
 * anywhere in the tree, whatever the message calls itself; where there is none, by the fields of
 * such a part in a text part of a message that a mail system sent. Yields one status a block, in
 * the order of the report.
 */
final class DeliveryStatusFormat implements Format {

  /** One report speaks of at most this many recipients; the rest is left out. */
  static final int MOST_RECIPIENTS = 1_000;

  /** Fields about the message that have a place of their own, or belong to a recipient. */
  private static final Set<String> KNOWN =
      Set.of(
          "reporting-mta",
          "original-envelope-id",
          "arrival-date",
          "final-recipient",
          "original-recipient",
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until");

  @Override
  public Optional<Report> read(Letter letter) {
    List<FieldBlock> blocks = new ArrayList<>();
    boolean utf8 = false;
    for (Part part : letter.leaves()) {
      if (part.type().mediaType().contains("delivery-status")) {
        utf8 |= part.type().mediaType().equals("message/global-delivery-status");
        blocks.addAll(blocks(part));
      }
    }
    if (blocks.isEmpty() && Daemon.wrote(letter)) {
      for (Part part : letter.leaves()) {
        String text = text(part);
        if (blocks.isEmpty() && looksLikeStatus(text)) {
          blocks.addAll(fields(text.substring(0, OriginalCut.at(text))));
        }
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : report(letter, blocks, utf8 ? "rfc6533" : "rfc3464");
  }

  private static String text(Part part) {
    return part.type().is("text")
        ? part.text()
        : part.type().is("multipart") ? part.preamble() : "";
  }

  /** The fields in a text for people: the report's own, not those of a returned original. */
  private static List<FieldBlock> fields(String report) {
    return looksLikeStatus(report) ? FieldBlock.parse(report, MOST_RECIPIENTS + 1) : List.of();
  }

  /** The blocks of one part; when its transfer encoding was a lie, those of its plain content. */
  private static List<FieldBlock> blocks(Part part) {
    List<FieldBlock> blocks = FieldBlock.parse(part.text(), MOST_RECIPIENTS + 1);
    boolean anyKnown = blocks.stream().anyMatch(DeliveryStatusFormat::isKnown);
    return anyKnown ? blocks : FieldBlock.parse(part.undecodedText(), MOST_RECIPIENTS + 1);
  }

  private static boolean isKnown(FieldBlock block) {
    return block.has("reporting-mta") || RecipientBlock.isRecipient(block);
  }

  private static boolean looksLikeStatus(String text) {
    return hasLine(text, "Final-Recipient") && (hasLine(text, "Action") || hasLine(text, "Status"));
  }

  private static boolean hasLine(String text, String name) {
    int at = Ascii.indexOf(text, name, 0);
    while (at >= 0) {
      int colon = at + name.length();
      while (colon < text.length() && text.charAt(colon) == ' ') {
        colon++;
      }
      boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
      if (lineStart && colon < text.length() && text.charAt(colon) == ':') {
        return true;
      }
      at = Ascii.indexOf(text, name, colon);
    }
    return false;
  }

  private static Optional<Report> report(Letter letter, List<FieldBlock> blocks, String format) {
    FieldBlock perMessage = new FieldBlock();
    List<FieldBlock> recipients = new ArrayList<>();
    for (FieldBlock block : blocks) {
      if (RecipientBlock.isRecipient(block)) {
        addRecipient(recipients, block);
      }
      if (block.has("reporting-mta") || !RecipientBlock.isRecipient(block)) {
        perMessage.absorb(block);
      }
    }
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DeliveryReport(
            format,
            perMessage
                .get("reporting-mta")
                .or(() -> perMessage.get("dsn-gateway"))
                .flatMap(TypedValue::host),
            perMessage.get("original-envelope-id").map(Xtext::decode).filter(id -> !id.isEmpty()),
            perMessage.get("arrival-date").filter(date -> !date.isEmpty()),
            statuses(letter, recipients),
            letter.text(),
            letter.isDoubleBounce(),
            letter.original(),
            perMessage.extensions(KNOWN)));
  }

  /** A blank line too many tears a block apart: a piece without a recipient belongs to the last. */
  private static void addRecipient(List<FieldBlock> recipients, FieldBlock block) {
    boolean named = block.has("final-recipient") || block.has("original-recipient");
    FieldBlock last = recipients.isEmpty() ? null : recipients.get(recipients.size() - 1);
    boolean lastIsOpen = last != null && !last.has("action") && !last.has("status");
    if (last != null && lastIsOpen && (!named || !last.has("final-recipient"))) {
      last.absorb(block);
    } else if (recipients.size() < MOST_RECIPIENTS) {
      recipients.add(block);
    }
  }

  private static List<RecipientStatus> statuses(Letter letter, List<FieldBlock> blocks) {
    List<RecipientStatus> statuses = new ArrayList<>(blocks.size());
    for (FieldBlock fields : blocks) {
      RecipientBlock block = new RecipientBlock(fields);
      Optional<MailAddress> named =
          block
              .finalRecipient()
              .or(() -> blocks.size() > 1 ? Optional.empty() : fallback(letter, block));
      RecipientStatus status =
          block.status(named, RecipientText.of(letter.text(), named, blocks.size()));
      statuses.add(Expired.is(status, letter) ? Expired.failed(status) : status);
    }
    return statuses;
  }

  /** Who is meant when the only block names nobody: the header, the text, the original's To. */
  private static Optional<MailAddress> fallback(Letter letter, RecipientBlock block) {
    if (block.originalRecipient().isPresent()) {
      return Optional.empty();
    }
    return NamedRecipients.of(letter).stream().findFirst();
  }
}
