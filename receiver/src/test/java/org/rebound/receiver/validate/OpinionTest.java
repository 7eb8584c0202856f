package org.rebound.receiver.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.AddressFault;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.validate.MailDomain.Trouble;
import org.rebound.receiver.validate.Opinion.Ground;

class OpinionTest {

  private static final MailDomain MX = new MailDomain.MailExchangers(List.of("mx.example.net"));
  private static final MailDomain AWAY = MailDomain.unknown(Trouble.NO_ANSWER);

  @Test
  void whatMakesAnAddressUselessComesBeforeWhatIsNotKnown() {
    assertThat(ground("a@example.com", AWAY, Past.HARD_BOUNCED)).isEqualTo(Ground.HARD_BOUNCE);
    assertThat(ground("a@example.com", new MailDomain.NoSuchDomain(), Past.COMPLAINED))
        .isEqualTo(Ground.NO_SUCH_DOMAIN);
  }

  @Test
  void whatIsNotKnownComesBeforeWhatSpeaksAgainstIt() {
    assertThat(ground("noreply@example.com", AWAY, Past.BOUNCED))
        .isEqualTo(Ground.TEMPORARY_FAILURE);
  }

  @Test
  void whatOurMailCameToComesBeforeWhatTheAddressLooksLike() {
    assertThat(ground("noreply@single", new MailDomain.AddressOnly(), Past.BOUNCED))
        .isEqualTo(Ground.BOUNCED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postmaster", "Abuse", "no-reply", "NoReply", "do_not_reply", "mailer-daemon+x"})
  void rolesAndMachinesAreNoPersons(String localPart) {
    assertThat(ground(localPart + "@example.com", MX, Past.GOOD)).isEqualTo(Ground.ROLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "sales", "abuse.expert", "+root", "norbert.reply"})
  void rolesThatDoBusinessAndPersonsAreGood(String localPart) {
    assertThat(ground(localPart + "@example.com", MX, Past.GOOD)).isEqualTo(Ground.GOOD);
  }

  @Test
  void routeThatTheEnvelopeAllowsIsNoAddressToPeople() {
    assertThat(AddressSyntax.of(" <@relay.example:a@example.com>"))
        .isEqualTo(new AddressSyntax.Bad(new AddressFault(AddressFault.Kind.SOURCE_ROUTE, 2)));
    assertThat(AddressSyntax.of(" <a@example.com> ")).isInstanceOf(AddressSyntax.Good.class);
    assertThat(AddressSyntax.of("\"@b\"@example.com")).isInstanceOf(AddressSyntax.Good.class);
  }

  private static Ground ground(String address, MailDomain domain, Past past) {
    return Opinion.of(MailAddress.parse(address).orElseThrow(), domain, past).ground();
  }
}
