package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.policy.Effect;
import org.rebound.receiver.policy.PolicySettings;

/**
 * The policy as the API writes it. What {@link #settings} reads comes from outside: any field may
 * be missing or wrong.
 */
@Schema(description = "What bounces do to addresses.")
public record PolicyBody(
    @Schema(
            description =
                "Number of accepted bounces before the address is disabled: with 5 the sixth"
                    + " blocks.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "5",
            minimum = "0",
            maximum = "10000")
        @Nullable Integer acceptedBounces,
    @Schema(
            description =
                "Which bounces are held against that number: all since the bounce flag was cleared,"
                    + " those since mail was last delivered, or those within the window.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "total",
            allowableValues = {"total", "consecutive", "window"})
        @Nullable String mode,
    @Schema(description = "How far back the mode `window` looks (ISO 8601).", example = "PT8760H")
        @Nullable String window,
    @Schema(
            description =
                "What bounces of a category do, where it is not the standard: `count`,"
                    + " `block_at_once` or `ignore`.",
            example = "{\"mailbox_full\": \"ignore\"}")
        @Nullable Map<String, @Nullable String> categories) {

  /** The settings as they are shown. */
  public static PolicyBody of(PolicySettings settings) {
    Map<String, @Nullable String> categories = new TreeMap<>();
    settings
        .overrides()
        .forEach((category, effect) -> categories.put(category.code(), effect.code()));
    return new PolicyBody(
        settings.acceptedBounces(),
        settings.mode().code(),
        settings.window().toString(),
        categories);
  }

  /**
   * The settings that were sent; what is wrong is added to {@code errors}, and then nothing is
   * given.
   */
  public Optional<PolicySettings> settings(List<Problem.FieldError> errors) {
    List<Problem.FieldError> wrong = new ArrayList<>();
    int accepted = acceptedBounces == null ? -1 : acceptedBounces;
    if (accepted < 0 || accepted > 10_000) {
      wrong.add(new Problem.FieldError("acceptedBounces", "expected a number from 0 to 10000"));
    }
    Optional<PolicySettings.Mode> chosen =
        Arrays.stream(PolicySettings.Mode.values()).filter(m -> m.code().equals(mode)).findFirst();
    if (chosen.isEmpty()) {
      wrong.add(new Problem.FieldError("mode", "expected total, consecutive or window"));
    }
    Optional<Duration> length = length();
    if (length.isEmpty()) {
      wrong.add(
          new Problem.FieldError("window", "expected a time such as P30D, at most 3650 days"));
    }
    Map<Category, Effect> overrides = overrides(wrong);
    errors.addAll(wrong);
    return wrong.isEmpty()
        ? Optional.of(
            new PolicySettings(accepted, chosen.orElseThrow(), length.orElseThrow(), overrides))
        : Optional.empty();
  }

  private Optional<Duration> length() {
    if (window == null) {
      return Optional.of(PolicySettings.DEFAULTS.window());
    }
    try {
      return Optional.of(Duration.parse(window))
          .filter(w -> w.compareTo(Duration.ofMinutes(1)) >= 0)
          .filter(w -> w.compareTo(Duration.ofDays(3_650)) <= 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Map<Category, Effect> overrides(List<Problem.FieldError> wrong) {
    Map<Category, Effect> overrides = new EnumMap<>(Category.class);
    if (categories == null) {
      return overrides;
    }
    categories.forEach(
        (name, word) -> {
          Optional<Category> category =
              Arrays.stream(Category.values())
                  .filter(c -> c != Category.COMPLAINT && c.code().equals(name))
                  .findFirst();
          Optional<Effect> effect =
              Arrays.stream(Effect.values()).filter(e -> e.code().equals(word)).findFirst();
          if (category.isEmpty()) {
            wrong.add(
                new Problem.FieldError(
                    "categories", "there is no category of bounces with one of these names"));
          } else if (effect.isEmpty()) {
            wrong.add(
                new Problem.FieldError(
                    "categories." + name, "expected count, block_at_once or ignore"));
          } else {
            overrides.put(category.get(), effect.get());
          }
        });
    return overrides;
  }
}
