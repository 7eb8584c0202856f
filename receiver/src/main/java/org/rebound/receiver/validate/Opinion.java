package org.rebound.receiver.validate;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rebound.receiver.address.MailAddress;

/**
 * What all checks of an address come to: a verdict and the one ground that decided it. Immutable.
 *
 * <p>The first that applies decides, in the order of {@link Ground}: what makes an address useless
 * comes before what is not known, that before what speaks against it.
 */
public record Opinion(Ground ground) {

  /** Whether to mail an address. */
  public enum Verdict {
    /** Nothing speaks against it. */
    VALID,
    /** It may work; something speaks against it. */
    RISKY,
    /** It cannot work. */
    INVALID,
    /** The DNS could not be asked; ask again later. */
    UNKNOWN;

    /** The name in the API: lower-case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What decides, the first that applies. */
  public enum Ground {
    /** It is no mail address. */
    SYNTAX(Verdict.INVALID),
    /** Its top-level domain is never in the Internet's DNS. */
    RESERVED_DOMAIN(Verdict.INVALID),
    /** Its domain does not exist. */
    NO_SUCH_DOMAIN(Verdict.INVALID),
    /** Its domain says that it takes no mail (RFC 7505). */
    NULL_MX(Verdict.INVALID),
    /** Its domain has neither mail exchanger nor address. */
    NO_MAIL(Verdict.INVALID),
    /** Our mail to it came back for good. */
    HARD_BOUNCE(Verdict.INVALID),
    /** The DNS could not be asked. */
    TEMPORARY_FAILURE(Verdict.UNKNOWN),
    /** Its owner complained of our mail. */
    COMPLAINT(Verdict.RISKY),
    /** It is blocked for another reason. */
    BLOCKED(Verdict.RISKY),
    /** Our mail to it has come back. */
    BOUNCED(Verdict.RISKY),
    /** Its domain is an IP address. */
    ADDRESS_LITERAL(Verdict.RISKY),
    /** Its domain has no dot: there is mail for it in this network, and in no other. */
    SINGLE_LABEL(Verdict.RISKY),
    /** Its domain has no mail exchanger, only an address. */
    ADDRESS_ONLY(Verdict.RISKY),
    /** It is a role or a machine, no person. */
    ROLE(Verdict.RISKY),
    /** Nothing speaks against it. */
    GOOD(Verdict.VALID);

    private final Verdict verdict;

    Ground(Verdict verdict) {
      this.verdict = verdict;
    }

    /** The name in the API: lower-case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The opinion of a text that is no address. */
  public static Opinion ofBadSyntax() {
    return new Opinion(Ground.SYNTAX);
  }

  /** The opinion of an address, from what its domain is and what became of our mail to it. */
  public static Opinion of(MailAddress address, MailDomain domain, Past past) {
    return new Opinion(
        Stream.of(ofDomain(domain), ofPast(past), ofAddress(address))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(Ground.GOOD));
  }

  /** Whether to mail it. */
  public Verdict verdict() {
    return ground.verdict;
  }

  private static Optional<Ground> ofDomain(MailDomain domain) {
    if (domain instanceof MailDomain.Reserved) {
      return Optional.of(Ground.RESERVED_DOMAIN);
    } else if (domain instanceof MailDomain.NoSuchDomain) {
      return Optional.of(Ground.NO_SUCH_DOMAIN);
    } else if (domain instanceof MailDomain.NullMx) {
      return Optional.of(Ground.NULL_MX);
    } else if (domain instanceof MailDomain.NoMail) {
      return Optional.of(Ground.NO_MAIL);
    } else if (domain instanceof MailDomain.TemporaryFailure) {
      return Optional.of(Ground.TEMPORARY_FAILURE);
    } else if (domain instanceof MailDomain.Literal) {
      return Optional.of(Ground.ADDRESS_LITERAL);
    } else if (domain instanceof MailDomain.AddressOnly) {
      return Optional.of(Ground.ADDRESS_ONLY);
    }
    return Optional.empty();
  }

  private static Optional<Ground> ofPast(Past past) {
    return switch (past) {
      case GOOD -> Optional.empty();
      case BOUNCED -> Optional.of(Ground.BOUNCED);
      case BLOCKED -> Optional.of(Ground.BLOCKED);
      case COMPLAINED -> Optional.of(Ground.COMPLAINT);
      case HARD_BOUNCED -> Optional.of(Ground.HARD_BOUNCE);
    };
  }

  private static Optional<Ground> ofAddress(MailAddress address) {
    if (address.domain().indexOf('.') < 0 && !address.domain().startsWith("[")) {
      return Optional.of(Ground.SINGLE_LABEL);
    }
    return RoleName.isRole(address) ? Optional.of(Ground.ROLE) : Optional.empty();
  }
}
