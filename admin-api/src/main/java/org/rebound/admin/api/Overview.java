package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.lists.BouncesOfProvider;
import org.rebound.receiver.lists.LatestBounce;
import org.rebound.receiver.lists.ListedMailing;

/** What came back of late, and what needs somebody's attention. */
@Schema(description = "What came back of late, and what needs somebody's attention.")
public record Overview(
    @Schema(description = "The beginning of the first day, in UTC.") Instant since,
    @Schema(description = "Every day, the oldest first, today the last.") List<Day> days,
    Sum totals,
    @Schema(description = "The categories with most bounces, at most 10.")
        List<Category> categories,
    @Schema(description = "The receiving providers with most bounces, at most 10.")
        List<Provider> providers,
    @Schema(description = "The latest mailings, at most 10.") List<MailingRate> mailings,
    NewlyBlocked newlyBlocked,
    @Schema(description = "What is ours to mend, the most frequent first.")
        List<Attention> attention) {

  public Overview {
    days = List.copyOf(days);
    categories = List.copyOf(categories);
    providers = List.copyOf(providers);
    mailings = List.copyOf(mailings);
    attention = List.copyOf(attention);
  }

  /** The overview with the totals of its days. */
  public static Overview of(
      Instant since,
      List<Day> days,
      List<Category> categories,
      List<Provider> providers,
      List<MailingRate> mailings,
      NewlyBlocked newlyBlocked,
      List<Attention> attention) {
    return new Overview(
        since, days, Sum.of(days), categories, providers, mailings, newlyBlocked, attention);
  }

  /** One day. */
  @Schema(name = "OverviewDay", description = "What came in one day (UTC).")
  public record Day(
      @Schema(description = "The day.", example = "2026-11-22") LocalDate day,
      @Schema(description = "Hard bounces.") long hard,
      @Schema(description = "Soft bounces.") long soft,
      @Schema(description = "Spam complaints.") long complaints,
      @Schema(description = "Addresses that became blocked.") long blocked) {}

  /** All days together. */
  @Schema(name = "OverviewSum", description = "What came in all days together.")
  public record Sum(
      @Schema(description = "Hard bounces.") long hard,
      @Schema(description = "Soft bounces.") long soft,
      @Schema(description = "Spam complaints.") long complaints,
      @Schema(description = "Times that an address became blocked.") long blocked) {

    static Sum of(List<Day> days) {
      return new Sum(
          days.stream().mapToLong(Day::hard).sum(),
          days.stream().mapToLong(Day::soft).sum(),
          days.stream().mapToLong(Day::complaints).sum(),
          days.stream().mapToLong(Day::blocked).sum());
    }
  }

  /** What happened how often. */
  @Schema(name = "OverviewCategory", description = "What happened how often.")
  public record Category(
      @Schema(description = "What happened.", example = "mailbox_unknown") String category,
      @Schema(description = "hard or soft.", example = "hard") Optional<String> verdict,
      @Schema(description = "Whose problem it is.", example = "recipient") String fault,
      @Schema(description = "The same in words.", example = "The address does not exist.")
          String reason,
      @Schema(description = "How many bounces.") long bounces) {}

  /** A provider. */
  @Schema(
      name = "OverviewProvider",
      description = "A receiving provider. Reports that name no server are not in it.")
  public record Provider(
      @Schema(
              description = "The end of the names of the servers that refused.",
              example = "example.net")
          String provider,
      @Schema(description = "All bounces.") long bounces,
      @Schema(description = "Hard bounces.") long hard,
      @Schema(description = "Soft bounces.") long soft) {

    /** The provider in a row. */
    public static Provider of(BouncesOfProvider row) {
      return new Provider(row.provider(), row.bounces(), row.hard(), row.soft());
    }
  }

  /** How much of a mailing came back. */
  @Schema(
      name = "OverviewMailing",
      description = "How much of a mailing came back, in numbers of recipients.")
  public record MailingRate(
      @Schema(description = "Its number.", example = "42") long mailing,
      @Schema(description = "How a classic return path calls it.", example = "news")
          Optional<String> name,
      @Schema(description = "How people call it.", example = "Spring letter")
          Optional<String> title,
      @Schema(description = "When it was first heard of.") Instant createdAt,
      @Schema(description = "Recipients that are known.") long recipients,
      @Schema(description = "Reported as sent.") long sent,
      @Schema(description = "With a bounce that counted.") long bounced,
      @Schema(description = "With a hard one.") long hard,
      @Schema(description = "With a soft one.") long soft,
      @Schema(description = "Who complained.") long complained,
      @Schema(
              description =
                  "Bounced of those sent; of all where nothing was reported as sent. From 0 to 1;"
                      + " absent of no recipients.",
              example = "0.0213")
          Optional<Double> rate) {

    /** The mailing in a row of the list. */
    public static MailingRate of(ListedMailing row) {
      long bounced = row.bouncedHard() + row.bouncedSoft();
      long of = row.sent() > 0 ? row.sent() : row.recipients();
      return new MailingRate(
          row.id(),
          row.name(),
          row.title(),
          row.createdAt(),
          row.recipients(),
          row.sent(),
          bounced,
          row.bouncedHard(),
          row.bouncedSoft(),
          row.complained(),
          of == 0 ? Optional.empty() : Optional.of(Math.min(1.0, (double) bounced / of)));
    }
  }

  /** Addresses that were blocked and still are. */
  @Schema(description = "Addresses that were blocked since, and still are.")
  public record NewlyBlocked(
      @Schema(description = "How many.") long addresses,
      @Schema(
              description = "The list of them.",
              example = "/api/v1/blocked-addresses?blockedAtFrom=2026-10-25T00:00:00Z")
          String list) {}

  /** Something to mend. */
  @Schema(description = "Bounces that are ours to mend, in the server's words and in ours.")
  public record Attention(
      @Schema(description = "What happened.", example = "sender_reputation") String category,
      @Schema(description = "The same in words.") String reason,
      @Schema(description = "How many bounces.") long bounces,
      @Schema(
              description = "What the refusing server said, the newest.",
              example = "554 5.7.1 Service unavailable; blocked using bl.example.org")
          String latestDiagnostic,
      @Schema(description = "That server.", example = "mx.example.net") Optional<String> remoteMta,
      @Schema(description = "When the newest came.") Instant latestAt,
      @Schema(description = "The newest.", example = "4711") long bounce,
      @Schema(description = "What to do.") String advice) {

    static Attention of(LatestBounce latest, long bounces, Reasons reasons) {
      return new Attention(
          latest.category(),
          reasons.of("bounce", latest.category()),
          bounces,
          latest.diagnostic(),
          latest.remoteMta(),
          latest.receivedAt(),
          latest.id(),
          reasons.ofAdvice(latest.category()));
    }
  }
}
