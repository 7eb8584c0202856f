package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.ledger.AddressStanding;
import org.rebound.receiver.validate.AddressSyntax;
import org.rebound.receiver.validate.MailDomain;

/** What each check of an address found; domain and history are absent when it is no address. */
@Schema(
    description =
        "What each check found. Domain and history are absent when the text is no address.")
public record ValidationChecks(
    @Schema(description = "Whether the text is a mail address.") Syntax syntax,
    @Schema(description = "What the DNS says of the domain.") Optional<Domain> domain,
    @Schema(description = "What became of our own mail to it.") Optional<History> history) {

  /** Whether the text is a mail address. */
  @Schema(name = "SyntaxCheck", description = "Whether the text is a mail address.")
  public record Syntax(
      @Schema(
              description = "valid, or what is wrong.",
              allowableValues = {
                "valid",
                "empty",
                "too_long",
                "forbidden_character",
                "source_route",
                "at_sign_missing",
                "several_at_signs",
                "local_part_empty",
                "local_part_too_long",
                "local_part_dot",
                "unquoted_space",
                "unquoted_character",
                "quoted_string",
                "domain_empty",
                "domain_too_long",
                "label_empty",
                "label_too_long",
                "label_hyphen",
                "domain_character",
                "address_literal"
              })
          String result,
      @Schema(description = "What is wrong, in words.") Optional<String> reason,
      @Schema(description = "Where, counted from 0 in UTF-16 units, as JavaScript and Java do.")
          Optional<Integer> position,
      @Schema(description = "Only mail systems that speak SMTPUTF8 (RFC 6531) can take it.")
          boolean needsSmtputf8) {

    static Syntax of(AddressSyntax.Good good) {
      return new Syntax("valid", Optional.empty(), Optional.empty(), good.needsSmtputf8());
    }

    static Syntax of(AddressSyntax.Bad bad, Reasons reasons) {
      String code = bad.fault().kind().code();
      return new Syntax(
          code, Optional.of(reasons.ofSyntax(code)), Optional.of(bad.fault().position()), false);
    }
  }

  /** What the DNS says of the domain. */
  @Schema(name = "DomainCheck", description = "What the DNS says of the domain.")
  public record Domain(
      @Schema(
              description =
                  "address_only: no mail exchanger but an address. null_mx: says that it takes no"
                      + " mail. no_mail: is there, with neither. reserved and address_literal:"
                      + " the DNS is not asked.",
              allowableValues = {
                "mail_exchanger",
                "address_only",
                "null_mx",
                "no_such_domain",
                "no_mail",
                "reserved",
                "address_literal",
                "temporary_failure"
              })
          String result,
      @Schema(description = "The most preferred first, at most 10.")
          Optional<List<String>> mailExchangers,
      @Schema(
              description = "Why nothing is known.",
              allowableValues = {
                "no_answer",
                "server_failure",
                "refused",
                "malformed",
                "truncated",
                "busy"
              })
          Optional<String> trouble) {

    static Domain of(MailDomain domain) {
      if (domain instanceof MailDomain.MailExchangers mx) {
        return new Domain("mail_exchanger", Optional.of(mx.hosts()), Optional.empty());
      } else if (domain instanceof MailDomain.TemporaryFailure failure) {
        return new Domain(
            "temporary_failure", Optional.empty(), Optional.of(failure.trouble().code()));
      } else if (domain instanceof MailDomain.AddressOnly) {
        return only("address_only");
      } else if (domain instanceof MailDomain.NullMx) {
        return only("null_mx");
      } else if (domain instanceof MailDomain.NoSuchDomain) {
        return only("no_such_domain");
      } else if (domain instanceof MailDomain.NoMail) {
        return only("no_mail");
      }
      return only(domain instanceof MailDomain.Literal ? "address_literal" : "reserved");
    }

    private static Domain only(String result) {
      return new Domain(result, Optional.empty(), Optional.empty());
    }
  }

  /** What became of our own mail to it. */
  @Schema(name = "HistoryCheck", description = "What became of our own mail to it.")
  public record History(
      @Schema(
              description = "unknown: nothing was ever heard of it.",
              allowableValues = {"usable", "blocked", "unknown"})
          String state,
      @Schema(description = "Bounces that counted since the bounce flag was cleared.") int bounces,
      @Schema(description = "Why it is blocked.", example = "hard_bounce") Optional<String> cause,
      @Schema(description = "When the last bounce that counted came.")
          Optional<Instant> lastBounceAt,
      @Schema(description = "What the last bounce said.", example = "mailbox_full")
          Optional<String> category,
      @Schema(description = "The same in words.", example = "The mailbox is full.")
          Optional<String> reason) {

    static History of(Optional<AddressStanding> standing, Reasons reasons) {
      return standing
          .map(
              row ->
                  new History(
                      row.state(),
                      row.bounces(),
                      row.cause(),
                      row.lastBounceAt(),
                      row.lastCategory(),
                      row.lastKind()
                          .flatMap(
                              kind ->
                                  row.lastCategory().map(category -> reasons.of(kind, category)))))
          .orElseGet(
              () ->
                  new History(
                      "unknown",
                      0,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()));
    }
  }
}
