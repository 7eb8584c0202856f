package org.rebound.admin.resources;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.WebhookChangeRequest;
import org.rebound.admin.api.WebhookDelivery;
import org.rebound.admin.api.WebhookItem;
import org.rebound.admin.webhook.Attempt;
import org.rebound.admin.webhook.Webhook;
import org.rebound.admin.webhook.Webhooks;

/** Reads what is asked of webhooks, and writes what they are. */
final class WebhookBodies {

  static final List<String> KINDS = List.of("bounced", "complained", "blocked", "freed", "deleted");

  private static final int LONGEST_URL = 1_000;
  private static final int LAST_PORT = 65_535;

  private final boolean plainHttp;

  WebhookBodies(boolean plainHttp) {
    this.plainHttp = plainHttp;
  }

  /** What is to become of a webhook. */
  Webhooks.Wish wish(@Nullable WebhookChangeRequest request) {
    if (request == null) {
      return new Webhooks.Wish(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<URI> url = url(body, request.url());
    Optional<List<String>> kinds = kinds(body, request.kinds());
    body.check();
    return new Webhooks.Wish(url, kinds, Optional.ofNullable(request.on()));
  }

  /** Where a webhook may be; the address behind the name is looked at when it is connected to. */
  Optional<URI> url(Parameters body, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<URI> url =
        text.length() > LONGEST_URL ? Optional.empty() : parse(text).filter(this::isGood);
    if (url.isEmpty()) {
      body.wrong(
          "url",
          "expected "
              + (plainHttp ? "https:// or http://" : "https:// (see webhooks.plainHttp)")
              + " and a host, no user, no fragment, at most 1000 characters of ASCII");
    }
    return url;
  }

  private boolean isGood(URI url) {
    String scheme = String.valueOf(url.getScheme());
    return (scheme.equals("https") || (plainHttp && scheme.equals("http")))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && url.getPort() != 0
        && url.getPort() <= LAST_PORT
        && url.toString().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Kinds of changes, each once. */
  static Optional<List<String>> kinds(Parameters body, @Nullable List<@Nullable String> asked) {
    if (asked == null) {
      return Optional.empty();
    }
    List<String> kinds = new ArrayList<>();
    for (String kind : asked) {
      if (kind != null && KINDS.contains(kind) && !kinds.contains(kind)) {
        kinds.add(kind);
      }
    }
    if (kinds.isEmpty() || kinds.size() != asked.size()) {
      body.wrong("kinds", "expected some of " + String.join(", ", KINDS) + ", each once");
    }
    return Optional.of(kinds);
  }

  static WebhookItem item(Webhook webhook) {
    boolean on = webhook.offBecause().isEmpty();
    return new WebhookItem(
        webhook.id(),
        webhook.url().toString(),
        webhook.kinds(),
        on,
        webhook.offBecause(),
        webhook.cursor(),
        webhook.attempts(),
        Optional.of(webhook.nextAttemptAt()).filter(at -> on && webhook.attempts() > 0),
        webhook.formerUntil(),
        webhook.createdAt());
  }

  static WebhookDelivery delivery(Attempt attempt) {
    return new WebhookDelivery(
        attempt.id(),
        attempt.at(),
        attempt.message(),
        attempt.kind(),
        attempt.number(),
        attempt.status(),
        attempt.delivered(),
        attempt.failure());
  }
}
