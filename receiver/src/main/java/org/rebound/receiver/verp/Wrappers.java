package org.rebound.receiver.verp;

import java.util.Optional;
import java.util.function.Predicate;
import org.rebound.receiver.address.MailAddress;

/**
 * What other servers put round a return path: BATV ({@code prvs=TAG=local}, and the old {@code
 * local=prvs=TAG}) and SRS ({@code SRS0=HASH=TT=domain=local}, {@code
 * SRS1=HASH=forwarder==HASH=TT=domain=local}, with {@code =}, {@code +} or {@code -}).
 *
 * <p>Their tags and hashes are made with keys of others, so they are taken off unread. Nothing
 * comes of it that was not there: what is inside must prove itself.
 */
final class Wrappers {

  static final int MAX_DEPTH = 3;

  private static final String PRVS = "prvs=";
  private static final String REVERSED_PRVS = "=prvs=";
  private static final int MAX_TAG = 24;

  private final Predicate<String> ourDomain;

  Wrappers(Predicate<String> ourDomain) {
    this.ourDomain = ourDomain;
  }

  /** The return path without its wrappers, or nothing when there are more than three. */
  Optional<MailAddress> unwrap(MailAddress returnPath) {
    MailAddress path = returnPath;
    for (int depth = 0; depth <= MAX_DEPTH; depth++) {
      Optional<MailAddress> inner = unwrapOnce(path);
      if (inner.isEmpty()) {
        return Optional.of(path);
      }
      path = inner.get();
    }
    return Optional.empty();
  }

  private Optional<MailAddress> unwrapOnce(MailAddress path) {
    String localPart = path.localPart();
    if (startsWith(localPart, 0, PRVS)) {
      int end = localPart.indexOf('=', PRVS.length());
      return end > 0 && isTag(localPart.substring(PRVS.length(), end))
          ? MailAddress.of(localPart.substring(end + 1), path.domain())
          : Optional.empty();
    }
    int reversed = localPart.length() - MAX_TAG - REVERSED_PRVS.length();
    for (int i = Math.max(1, reversed); i < localPart.length(); i++) {
      if (startsWith(localPart, i, REVERSED_PRVS)
          && isTag(localPart.substring(i + REVERSED_PRVS.length()))) {
        return MailAddress.of(localPart.substring(0, i), path.domain());
      }
    }
    if (startsWith(localPart, 0, "srs0") && isSeparatorAt(localPart, 4)) {
      return insideSrs0(localPart.substring(5));
    }
    if (startsWith(localPart, 0, "srs1") && isSeparatorAt(localPart, 4)) {
      String[] fields = localPart.substring(5).split("=", 3);
      return fields.length == 3 && isSeparatorAt(fields[2], 0)
          ? insideSrs0(fields[2].substring(1))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<MailAddress> insideSrs0(String text) {
    String[] fields = text.split("=", 4);
    return fields.length == 4 && ourDomain.test(fields[2])
        ? MailAddress.of(fields[3], fields[2])
        : Optional.empty();
  }

  private static boolean startsWith(String text, int at, String prefix) {
    return text.regionMatches(true, at, prefix, 0, prefix.length());
  }

  private static boolean isSeparatorAt(String text, int at) {
    return text.length() > at && "=+-".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TAG
        && text.chars()
            .allMatch(
                c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }
}
