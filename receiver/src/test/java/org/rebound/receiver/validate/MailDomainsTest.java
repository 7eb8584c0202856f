package org.rebound.receiver.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.validate.MailDomain.MailExchangers;
import org.rebound.receiver.validate.MailDomain.Trouble;
import org.rebound.receiver.validate.TestNameServer.Question;

/** What the answers of name servers say of a domain. */
class MailDomainsTest extends AskedDomains {

  @Test
  void mailExchangersAreNamedTheMostPreferredFirst() {
    answer(q -> DnsMessage.to(q).mx(20, "Second.example.net").mx(10, "first.example.net"));
    assertThat(find())
        .isEqualTo(new MailExchangers(List.of("first.example.net", "second.example.net")));
  }

  @Test
  void compressedNamesAreRead() {
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, 0, 10, 2, 'm', 'x', 0xc0, 12));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx." + NAME)));
  }

  @Test
  void rootAsTheOnlyExchangerMeansNoMail() {
    answer(q -> DnsMessage.to(q).mx(0, ""));
    assertThat(find()).isEqualTo(new MailDomain.NullMx());
  }

  @Test
  void rootBesideAnExchangerMeansNothing() {
    answer(q -> DnsMessage.to(q).mx(0, "").mx(10, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void addressIsAnExchangerWhereThereIsNoOther() {
    answer(q -> q.type() == DnsMessage.A ? DnsMessage.to(q).a() : DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.AddressOnly());
  }

  @Test
  void addressOfTheSixthVersionIsOneToo() {
    answer(q -> q.type() == DnsMessage.AAAA ? DnsMessage.to(q).aaaa() : DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.AddressOnly());
  }

  @Test
  void domainThatIsNotThereIsToldFromOneWithoutMail() {
    assertThat(find("absent.example.com")).isEqualTo(new MailDomain.NoSuchDomain());
    answer(q -> DnsMessage.to(q).soa(60));
    assertThat(find()).isEqualTo(new MailDomain.NoMail());
  }

  @Test
  void failureOfTheServerIsTemporary() {
    answer(q -> DnsMessage.to(q).code(2));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.SERVER_FAILURE));
    assertThat(server.asked(NAME)).as("it is asked twice").isEqualTo(2);
  }

  @Test
  void refusalIsTemporary() {
    answer(q -> DnsMessage.to(q).code(5));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.REFUSED));
  }

  @Test
  void failureWhileAskingForTheAddressIsTemporaryToo() {
    answer(q -> q.type() == DnsMessage.MX ? DnsMessage.to(q).soa(60) : DnsMessage.to(q).code(2));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.SERVER_FAILURE));
  }

  @Test
  void silentServerIsTemporary() {
    restart(Duration.ofMillis(300), server.address());
    server.name(NAME, q -> List.of());
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.NO_ANSWER));
  }

  @Test
  void secondServerAnswersForASilentFirst() {
    try (TestNameServer silent = TestNameServer.start()) {
      silent.name(NAME, q -> List.of()).name("next.example.com", q -> List.of());
      restart(Duration.ofSeconds(6), silent.address(), server.address());
      server.mx(NAME, "mx.example.net").mx("next.example.com", "mx.example.net");
      assertThat(find()).isInstanceOf(MailExchangers.class);
      assertThat(find("next.example.com")).isInstanceOf(MailExchangers.class);
      assertThat(silent.asked("next.example.com")).as("the one that answers is kept to").isZero();
    }
  }

  @Test
  void truncatedAnswerIsHadWholeByTcp() {
    answer(
        q -> q.byTcp() ? DnsMessage.to(q).mx(1, "mx.example.net") : DnsMessage.to(q).truncated());
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
    assertThat(server.questions()).extracting(Question::byTcp).containsExactly(false, true);
  }

  @Test
  void answerThatStaysTruncatedIsTemporary() {
    answer(q -> DnsMessage.to(q).truncated());
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.TRUNCATED));
  }

  @Test
  void hugeAnswerNamesTenHosts() {
    answer(
        q -> {
          DnsMessage message = DnsMessage.to(q);
          if (!q.byTcp()) {
            return message.truncated();
          }
          IntStream.range(0, 1000).forEach(i -> message.mx(i, "mx" + i + ".example.net"));
          return message;
        });
    assertThat(find())
        .isInstanceOfSatisfying(
            MailExchangers.class,
            mx -> assertThat(mx.hosts()).hasSize(10).contains("mx9.example.net"));
  }

  @Test
  void exchangerWhoseNameNoHostCanHaveIsMalformed() {
    answer(q -> DnsMessage.to(q).mx(1, "evil\nhost.example.net"));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.MALFORMED));
  }

  @Test
  void malformedExchangerSpoilsNoOther() {
    answer(q -> DnsMessage.to(q).mx(1, "a b.example.net").mx(2, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0 10",
        "0 10 5 109",
        "0 10 192 255",
        "0 10 192",
        "0 10 64 109 0",
      })
  void malformedDataOfAnExchangerIsTemporaryAndReadsNothingElse(String octets) {
    restart(Duration.ofMillis(600), server.address());
    int[] data =
        Stream.of(octets.split(" "))
            .filter(o -> !o.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, data));
    assertThat(find()).isInstanceOf(MailDomain.TemporaryFailure.class);
  }

  @Test
  void nameThatDoesNotEndIsNotReadOnIntoTheNextRecord() {
    answer(
        q ->
            DnsMessage.to(q)
                .raw(DnsMessage.MX, 0, 1, 2, 'm', 'x')
                .raw(DnsMessage.MX, 0, 2, 6, 's', 'e', 'c', 'r', 'e', 't', 0));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx", "secret")));
  }

  @Test
  void compressionLoopEnds() {
    restart(Duration.ofMillis(600), server.address());
    int itself = 12 + NAME.length() + 2 + 4 + NAME.length() + 2 + 10 + 2;
    answer(q -> DnsMessage.to(q).raw(DnsMessage.MX, 0, 10, 0xc0, itself));
    assertThat(find()).isInstanceOf(MailDomain.TemporaryFailure.class);
  }

  @Test
  void addressRecordOfTheWrongSizeIsMalformed() {
    answer(
        q ->
            q.type() == DnsMessage.A ? DnsMessage.to(q).raw(DnsMessage.A, 1, 2) : DnsMessage.to(q));
    assertThat(find()).isEqualTo(MailDomain.unknown(Trouble.MALFORMED));
  }

  @Test
  void forgedAnswerWithAWrongIdIsPassedOver() {
    server.name(
        NAME,
        q ->
            List.of(
                DnsMessage.to(q).id(q.id() ^ 1).mx(1, "forged.example.net").bytes(),
                DnsMessage.to(q).mx(1, "mx.example.net").bytes()));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void forgedAnswerToAnotherQuestionIsPassedOver() {
    server.name(
        NAME,
        q ->
            List.of(
                DnsMessage.to(q).asking("other.example.com", q.type()).mx(1, "forged.net").bytes(),
                DnsMessage.to(q).asking(NAME, DnsMessage.A).mx(1, "forged.net").bytes(),
                DnsMessage.to(q).mx(1, "mx.example.net").bytes()));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void recordsOfOtherNamesInTheAnswerArePassedOver() {
    answer(
        q ->
            DnsMessage.to(q)
                .mx("other.example.com", 1, "smuggled.example.net")
                .mx(2, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }

  @Test
  void aliasesAreFollowedWithinTheAnswer() {
    answer(
        q ->
            DnsMessage.to(q)
                .cname(NAME, "b.example.net")
                .cname("b.example.net", "c.example.net")
                .mx("c.example.net", 1, "mx.example.net"));
    assertThat(find()).isEqualTo(new MailExchangers(List.of("mx.example.net")));
  }
}
