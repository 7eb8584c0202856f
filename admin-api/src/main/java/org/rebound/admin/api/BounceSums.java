package org.rebound.admin.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rebound.receiver.lists.BlocksOfDay;
import org.rebound.receiver.lists.BouncesOfDay;
import org.rebound.receiver.lists.LatestBounce;

/** Adds up for the overview what the tallies say of each day. Immutable. */
public final class BounceSums {

  private final List<BouncesOfDay> bounces;

  /** The sums of these rows. */
  public BounceSums(List<BouncesOfDay> bounces) {
    this.bounces = List.copyOf(bounces);
  }

  /** Every day from {@code first} to {@code last}, also those without any. */
  public List<Overview.Day> days(LocalDate first, LocalDate last, List<BlocksOfDay> blocks) {
    Map<LocalDate, List<BouncesOfDay>> byDay =
        bounces.stream().collect(Collectors.groupingBy(row -> day(row.day())));
    Map<LocalDate, Long> blocked =
        blocks.stream()
            .collect(Collectors.toMap(row -> day(row.day()), BlocksOfDay::rows, Long::sum));
    return first
        .datesUntil(last.plusDays(1))
        .map(day -> day(day, byDay.getOrDefault(day, List.of()), blocked.getOrDefault(day, 0L)))
        .toList();
  }

  private static Overview.Day day(LocalDate day, List<BouncesOfDay> rows, long blocked) {
    return new Overview.Day(
        day,
        sum(rows, row -> isBounce(row) && row.verdict().equals(Optional.of("hard"))),
        sum(rows, row -> isBounce(row) && row.verdict().equals(Optional.of("soft"))),
        sum(rows, row -> row.kind().equals("complaint")),
        blocked);
  }

  /** The most frequent sorts of bounces, at most so many. */
  public List<Overview.Category> categories(int most, Reasons reasons) {
    record Sort(String category, Optional<String> verdict, String fault) {}
    return frequent(
            bounces.stream()
                .filter(BounceSums::isBounce)
                .collect(
                    Collectors.groupingBy(
                        row -> new Sort(row.category(), row.verdict(), row.fault()),
                        Collectors.summingLong(BouncesOfDay::rows))))
        .limit(most)
        .map(
            one ->
                new Overview.Category(
                    one.getKey().category(),
                    one.getKey().verdict(),
                    one.getKey().fault(),
                    reasons.of("bounce", one.getKey().category()),
                    one.getValue()))
        .toList();
  }

  /** The categories of bounces that are the sender's to mend, the most frequent first. */
  public List<String> ofSender() {
    return frequent(sumsOfSender()).map(Map.Entry::getKey).toList();
  }

  /** What is the sender's to mend, with the newest bounce of each category. */
  public List<Overview.Attention> attention(List<LatestBounce> latest, Reasons reasons) {
    Map<String, Long> sums = sumsOfSender();
    return latest.stream()
        .map(one -> Overview.Attention.of(one, sums.getOrDefault(one.category(), 0L), reasons))
        .sorted(
            Comparator.comparingLong(Overview.Attention::bounces)
                .reversed()
                .thenComparing(Overview.Attention::category))
        .toList();
  }

  private Map<String, Long> sumsOfSender() {
    return bounces.stream()
        .filter(row -> isBounce(row) && row.fault().equals("sender"))
        .collect(
            Collectors.groupingBy(
                BouncesOfDay::category, Collectors.summingLong(BouncesOfDay::rows)));
  }

  private static <K> Stream<Map.Entry<K, Long>> frequent(Map<K, Long> sums) {
    return sums.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .sorted(
            Map.Entry.<K, Long>comparingByValue()
                .reversed()
                .thenComparing(one -> one.getKey().toString()));
  }

  private static boolean isBounce(BouncesOfDay row) {
    return row.kind().equals("bounce");
  }

  private static long sum(List<BouncesOfDay> rows, Predicate<BouncesOfDay> which) {
    return rows.stream().filter(which).mapToLong(BouncesOfDay::rows).sum();
  }

  private static LocalDate day(Instant beginning) {
    return LocalDate.ofInstant(beginning, ZoneOffset.UTC);
  }
}
