package org.rebound.admin;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.rebound.admin.settings.WebhookSettings;
import org.rebound.admin.webhook.Post;
import org.rebound.admin.webhook.TestEvents;
import org.rebound.admin.webhook.WebhookRunner;
import org.rebound.receiver.feed.ChangeFeed;

/** Webhooks, wired: what is under way is broken off first when the daemon stops. */
final class WebhookWiring {

  private WebhookWiring() {}

  /** Begins to deliver, and hangs webhooks into the API. */
  static void register(
      WebhookSettings settings,
      Jdbi jdbi,
      ApiWiring api,
      RunningParts running,
      MetricRegistry metrics,
      Clock clock) {
    Post.Allowed allowed = new Post.Allowed(settings.privateAddresses(), settings.plainHttp());
    Post post = new Post(allowed, settings.timeout());
    WebhookRunner runner = WebhookRunner.start(jdbi, settings.atOnce(), post, clock, metrics);
    running.add(runner::close);
    running.add(post::close);
    api.webhooks(new ChangeFeed(jdbi), new TestEvents(jdbi, post, clock), settings.plainHttp());
  }
}
