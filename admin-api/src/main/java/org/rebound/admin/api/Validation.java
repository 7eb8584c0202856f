package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.rebound.receiver.ledger.AddressStanding;
import org.rebound.receiver.validate.AddressSyntax;
import org.rebound.receiver.validate.MailDomain;
import org.rebound.receiver.validate.Opinion;

/** Whether one address can be mailed, and what each check of it found. */
@Schema(description = "Whether one address can be mailed, and what each check of it found.")
public record Validation(
    @Schema(description = "As it was sent.", example = "User@Example.com") String address,
    @Schema(
            description = "In its normal form; absent when it is no address.",
            example = "user@example.com")
        Optional<String> normalized,
    @Schema(
            description =
                "valid: nothing speaks against it. risky: it may work; something speaks against"
                    + " it. invalid: it cannot work. unknown: the DNS could not be asked.",
            allowableValues = {"valid", "risky", "invalid", "unknown"})
        String verdict,
    @Schema(
            description = "What decided, for programs.",
            allowableValues = {
              "syntax",
              "reserved_domain",
              "no_such_domain",
              "null_mx",
              "no_mail",
              "hard_bounce",
              "temporary_failure",
              "complaint",
              "blocked",
              "bounced",
              "address_literal",
              "single_label",
              "address_only",
              "role",
              "good"
            })
        String ground,
    @Schema(description = "What decided, in words.", example = "The domain does not exist.")
        String reason,
    @Schema(description = "What each check found.") ValidationChecks checks) {

  /** What was found of a text that is no address. */
  public static Validation ofBadSyntax(String text, AddressSyntax.Bad bad, Reasons reasons) {
    Opinion opinion = Opinion.ofBadSyntax();
    ValidationChecks.Syntax syntax = ValidationChecks.Syntax.of(bad, reasons);
    return new Validation(
        text,
        Optional.empty(),
        opinion.verdict().code(),
        opinion.ground().code(),
        syntax.reason().orElseThrow(),
        new ValidationChecks(syntax, Optional.empty(), Optional.empty()));
  }

  /** What was found of an address; without a standing, nothing was ever heard of it. */
  public static Validation of(
      String text,
      AddressSyntax.Good good,
      MailDomain domain,
      Optional<AddressStanding> standing,
      Opinion opinion,
      Reasons reasons) {
    return new Validation(
        text,
        Optional.of(good.address().normalize().toString()),
        opinion.verdict().code(),
        opinion.ground().code(),
        reasons.ofGround(opinion.ground().code()),
        new ValidationChecks(
            ValidationChecks.Syntax.of(good),
            Optional.of(ValidationChecks.Domain.of(domain)),
            Optional.of(ValidationChecks.History.of(standing, reasons))));
  }
}
