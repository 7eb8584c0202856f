package org.rebound.receiver.report;

import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.mime.Comments;
import org.rebound.receiver.status.EnhancedStatusCode;

/**
 * The Action field (RFC 3464 section 2.3.3), forgiving: any case, comments, words of its own such
 * as {@code failure}. What is missing or unknown follows the class of the status.
 */
final class ActionField {

  private ActionField() {}

  static Action parse(Optional<String> field, Optional<EnhancedStatusCode> status) {
    String word = field.map(ActionField::firstWord).orElse("");
    return switch (word) {
      case "failed", "failure", "fail", "failed." -> Action.FAILED;
      case "delayed", "delay", "deferred" -> Action.DELAYED;
      case "delivered", "success" -> Action.DELIVERED;
      case "relayed" -> Action.RELAYED;
      case "expanded" -> Action.EXPANDED;
      case "expired" -> Action.FAILED;
      default -> byClass(status);
    };
  }

  static Action byClass(Optional<EnhancedStatusCode> status) {
    int statusClass = status.map(EnhancedStatusCode::statusClass).orElse(5);
    return statusClass == 2 ? Action.DELIVERED : statusClass == 4 ? Action.DELAYED : Action.FAILED;
  }

  private static String firstWord(String value) {
    String text = Comments.without(value).strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && text.charAt(end) > ' ' && "(;,".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }
}
