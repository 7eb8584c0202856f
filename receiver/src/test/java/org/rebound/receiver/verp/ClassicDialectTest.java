package org.rebound.receiver.verp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.MailAddress;

class ClassicDialectTest {

  private static final Map<String, Dialect> DIALECTS =
      Map.of(
          "postfix", new PostfixDialect(),
          "postfix-=", new PostfixDialect("-=", List.of()),
          "postfix known", new PostfixDialect("-=", List.of("List", "owner-list")),
          "qmail", new QmailDialect(),
          "mailman", new MailmanDialect(),
          "sympa", new SympaDialect());

  @ParameterizedTest
  @CsvSource({
    "postfix,       news+user=example.com,               news,       user@example.com",
    "postfix,       NEWS+User=Example.COM,               news,       user@example.com",
    "postfix,       news+us+er=a=example.com,            news,       us+er=a@example.com",
    "postfix-=,     news-us-er=example.com,              news,       us-er@example.com",
    "postfix known, owner-list-us-er=example.com,        owner-list, us-er@example.com",
    "postfix known, list-user=example.com,               list,       user@example.com",
    "qmail,         list-return-123-user=example.com,    list-123,   user@example.com",
    "qmail,         my-list-return-1-us-er=a=x.example,  my-list-1,  us-er=a@x.example",
    "qmail,         list-return-warn-1.abc-u=x.example,  list-warn,  u@x.example",
    "qmail,         list-return-probe-abcd-u=x.example,  list-probe, u@x.example",
    "qmail,         list-return-123-,                    list-123,   ",
    "qmail,         list-return-,                        list,       ",
    "mailman,       list-bounces+user=example.com,       list,       user@example.com",
    "mailman,       list-bounces+us+er=a=example.com,    list,       us+er=a@example.com",
    "mailman,       list-bounces+0123456789abcdef,       list,       ",
    "mailman,       list-bounces,                        list,       ",
    "sympa,         bounce+user==a==example.com==list,   list,       user@example.com",
    "sympa,         bounce+us=er==a==x.example==list==w, list-w,     us=er@x.example",
    "sympa,         bounce+u==a==x.example==list==1234,  list-1234,  u@x.example",
  })
  void namesMailingAndRecipient(String dialect, String path, String mailing, String recipient) {
    RecipientRef expected =
        recipient == null
            ? new RecipientRef.Unnamed()
            : new RecipientRef.Named(Fixture.address(recipient));
    ReturnPathReading reading = read(dialect, path);
    assertThat(reading)
        .isEqualTo(
            new ReturnPathReading.Attributed(
                dialect(dialect).name(), false, new MailingRef.Named(mailing), expected));
  }

  @ParameterizedTest
  @CsvSource({
    "postfix,       news",
    "postfix,       news+user",
    "postfix,       +user=example.com",
    "postfix,       news+=example.com",
    "postfix,       news+user=",
    "postfix,       news+user=exam_ple.com",
    "postfix known, other-user=example.com",
    "postfix known, list",
    "qmail,         list-123-user=example.com",
    "qmail,         -return-123-user=example.com",
    "qmail,         list-return-123",
    "qmail,         list-return-12x-user=example.com",
    "qmail,         list-return-warn-user=example.com",
    "qmail,         list-return-warn--user=example.com",
    "qmail,         list-return--user=example.com",
    "mailman,       list+user=example.com",
    "mailman,       -bounces+user=example.com",
    "mailman,       -bounces",
    "mailman,       list-bounces+",
    "mailman,       list-bounces+not.a.token",
    "sympa,         bounce+user==a==example.com",
    "sympa,         bounce+user==a==example.com==",
    "sympa,         bounce+==a==example.com==list",
    "sympa,         bounce+user=example.com==list",
    "sympa,         bounces+user==a==example.com==list",
    "sympa,         bounce+u==a==x.example==list==w==w",
  })
  void whatItDoesNotKnowIsUnknown(String dialect, String path) {
    assertThat(read(dialect, path)).isEqualTo(new ReturnPathReading.Unknown());
  }

  @Test
  void postfixDelimitersAreTwoOfThree() {
    for (String wrong : List.of("", "+", "+=-", "+#", "xy")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PostfixDialect(wrong, List.of()))
          .withMessageContaining("-+=");
    }
  }

  private static Dialect dialect(String name) {
    return Objects.requireNonNull(DIALECTS.get(name), name);
  }

  private static ReturnPathReading read(String dialect, String localPart) {
    return Fixture.with(dialect(dialect)).read(new MailAddress(localPart, Fixture.DOMAIN));
  }
}
