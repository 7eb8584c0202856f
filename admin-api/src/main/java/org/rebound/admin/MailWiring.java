package org.rebound.admin;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.rebound.admin.health.ListenerCheck;
import org.rebound.admin.health.ProcessMetrics;
import org.rebound.admin.settings.Settings;
import org.rebound.receiver.BounceLog;
import org.rebound.receiver.Receiver;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.ledger.Housekeeper;
import org.rebound.receiver.ledger.Recorder;
import org.rebound.receiver.ledger.Retention;
import org.rebound.receiver.listener.Listener;
import org.rebound.receiver.verp.ReturnPaths;

/**
 * The way of a bounce, wired: recorder and housekeeping start at once; the listener starts when the
 * API listens, and stops before anything else does.
 */
final class MailWiring {

  private MailWiring() {}

  /** Hangs the way of a bounce into the life of the process; gives the listener. */
  static Listener register(
      Environment environment,
      ReboundConfiguration configuration,
      ReturnPaths returnPaths,
      Database database,
      RunningParts running,
      UnaryOperator<String> recipientNames,
      Clock clock) {
    Settings settings = configuration.settings();
    MetricRegistry metrics = environment.metrics();
    Recorder recorder =
        Recorder.start(
            database.dataSource(), RecorderFactory.settings(settings.recorder()), metrics);
    running.add(recorder::close);
    Housekeeper housekeeper =
        Housekeeper.start(
            database.dataSource(),
            new Retention(
                settings.retention().rawDays(),
                settings.retention().factMonths(),
                settings.retention().jobDays()),
            clock);
    running.add(housekeeper::close);
    metrics.gauge(
        "rebound.housekeeping.last",
        () -> (Gauge<Number>) () -> housekeeper.lastSuccess().toEpochMilli() / 1_000.0);
    Receiver receiver =
        new Receiver(
            configuration.roleAddresses(),
            returnPaths,
            Classifier.load(),
            recorder,
            metrics,
            new BounceLog(recipientNames));
    Listener listener = ListenerFactory.make(configuration.listener(), receiver, metrics, clock);
    listener
        .certificateExpiry()
        .ifPresent(
            end ->
                ProcessMetrics.put(
                    metrics, "rebound.smtp.certificate", (double) end.getEpochSecond()));
    environment.healthChecks().register("smtp", new ListenerCheck(listener::isListening));
    environment.lifecycle().addEventListener(new LastToStart(listener::start, listener::close));
    return listener;
  }
}
