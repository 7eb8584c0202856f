package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.MailAddress;

class PatternDialectTest {

  @ParameterizedTest
  @CsvSource({
    "bounces-{mailing}-{recipient}@{domain},  bounces-may-us-er=x.example, may,   us-er@x.example",
    "Bounces-{Mailing}-{Recipient}@{Domain},  bounces-may-user=x.example,  may,   user@x.example",
    "{recipient}-{mailing}@{domain},          us-er=x.example-may,         may,   us-er@x.example",
    "{mailing}+{recipient}.v@B.TEST,          may+user=x.example.v,        may,   user@x.example",
    "{mailing}.b@{domain},                    may.b,                       may,   ",
    "c{mailing}@{domain},                     c007,                        007,   ",
  })
  void readsByItsTemplate(String template, String localPart, String mailing, String recipient) {
    RecipientRef expected =
        recipient == null
            ? new RecipientRef.Unnamed()
            : new RecipientRef.Named(Fixture.address(recipient));
    assertThat(read(template, localPart))
        .contains(new Dialect.Match(new MailingRef.Named(mailing), expected));
  }

  @Test
  void mailingThatIsANumberIsThatNumber() {
    assertThat(read("c{mailing}@{domain}", "c7"))
        .map(Dialect.Match::mailing)
        .contains(new MailingRef.Numbered(7));
    assertThat(read("c{mailing}@{domain}", "c1099511627775"))
        .map(Dialect.Match::mailing)
        .contains(new MailingRef.Numbered(1099511627775L));
    assertThat(read("c{mailing}@{domain}", "c1099511627776"))
        .map(Dialect.Match::mailing)
        .contains(new MailingRef.Named("1099511627776"));
    assertThat(read("c{mailing}@{domain}", "c0"))
        .map(Dialect.Match::mailing)
        .contains(new MailingRef.Named("0"));
  }

  @ParameterizedTest
  @CsvSource({
    "bounces-{mailing}-{recipient}@{domain}, bounces-may",
    "bounces-{mailing}-{recipient}@{domain}, bounces--user=x.example",
    "bounces-{mailing}-{recipient}@{domain}, bounces-may-user",
    "bounces-{mailing}-{recipient}@{domain}, other-may-user=x.example",
    "{recipient}-{mailing}@{domain},         user=x.example-",
    "aba{mailing}aba@{domain},               aba",
    "aba{mailing}aba@{domain},               ababa",
    "aba{mailing}aba@{domain},               abaaba",
    "c{mailing}@other.example,               cmay",
  })
  void whatDoesNotFitIsNothing(String template, String localPart) {
    assertThat(read(template, localPart)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bounces-{mailing},                       needs a local part",
    "@{domain},                               needs a local part",
    "{mailing}@,                              needs a local part",
    "{mailing}@exa mple,                      after the @",
    "{mailing}@{recipient},                   after the @",
    "bounces-{recipient}@{domain},            needs {mailing}",
    "{mailing}-{mailing}@{domain},            {mailing} twice",
    "{mailing}.{recipient}-{recipient}@b.org, {recipient} twice",
    "{mailing}{recipient}@{domain},           something between",
    "{mailing}-{user}@{domain},               may only have",
    "{mailing}-{recipient@{domain},           may only have",
    "a b{mailing}@{domain},                   may only have",
  })
  void badTemplateSaysWhatIsWrong(String template, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PatternDialect.of(template))
        .withMessageContaining(message)
        .withMessageContaining(template);
  }

  @Test
  void templateIsNoRegularExpression() {
    assertThat(read("(a+)+.*{mailing}$@{domain}", "(a+)+.*may$")).isPresent();
    assertThat(read("(a+)+.*{mailing}$@{domain}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaamay"))
        .isEmpty();
  }

  private static Optional<Dialect.Match> read(String template, String localPart) {
    return PatternDialect.of(template).read(new MailAddress(localPart, "b.test"));
  }
}
