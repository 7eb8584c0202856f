package org.rebound.receiver.verp;

import java.util.Locale;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A dialect that the operator describes by a template such as {@code
 * bounces-{mailing}-{recipient}@{domain}}. {@code {recipient}} stands for {@code user=example.com};
 * {@code {domain}} for any of the bounce domains, in place of which one may be written out.
 *
 * <p>Between two variables the mailing takes as little as it can. A mailing that is a number of a
 * signed return path is that mailing, anything else is a name. Not a regular expression: the
 * literals are found one after the other.
 */
public final class PatternDialect implements Dialect {

  private final PatternTemplate template;

  private PatternDialect(PatternTemplate template) {
    this.template = template;
  }

  /**
   * The dialect of a template, in which case does not matter.
   *
   * @throws IllegalArgumentException saying what is wrong with the template
   */
  public static PatternDialect of(String template) {
    return new PatternDialect(PatternTemplate.parse(template.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String name() {
    return "pattern";
  }

  @Override
  public Optional<Match> read(MailAddress returnPath) {
    String localPart = returnPath.localPart();
    int from = template.before().length();
    int to = localPart.length() - template.after().length();
    if (from >= to
        || !template.matchesDomain(returnPath.domain())
        || !localPart.startsWith(template.before())
        || !localPart.endsWith(template.after())) {
      return Optional.empty();
    }
    String middle = localPart.substring(from, to);
    if (template.variables() == PatternTemplate.Variables.MAILING) {
      return Optional.of(new Match(mailing(middle), new RecipientRef.Unnamed()));
    }
    return template.variables() == PatternTemplate.Variables.MAILING_RECIPIENT
        ? divide(middle, middle.indexOf(template.between()), true)
        : divide(middle, middle.lastIndexOf(template.between()), false);
  }

  private Optional<Match> divide(String middle, int at, boolean mailingFirst) {
    if (at < 0) {
      return Optional.empty();
    }
    String left = middle.substring(0, at);
    String right = middle.substring(at + template.between().length());
    String mailing = mailingFirst ? left : right;
    return Match.of(mailing, mailingFirst ? right : left, '=')
        .map(match -> new Match(mailing(mailing), match.recipient()));
  }

  private static MailingRef mailing(String text) {
    boolean isNumber =
        text.length() <= 13
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && Long.parseLong(text) <= SignedPath.MAX_MAILING;
    return isNumber ? new MailingRef.Numbered(Long.parseLong(text)) : new MailingRef.Named(text);
  }
}
