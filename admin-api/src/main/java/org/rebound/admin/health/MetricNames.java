package org.rebound.admin.health;

import io.prometheus.metrics.instrumentation.dropwizard5.labels.CustomLabelMapper;
import java.util.List;

/** Dropwizard's names of metrics as Prometheus wants them: with a prefix that says whose. */
final class MetricNames extends CustomLabelMapper {

  MetricNames() {
    super(List.of());
  }

  @Override
  public String getName(String dropwizardName) {
    return dropwizardName.startsWith("jvm.") ? dropwizardName : "rebound_" + dropwizardName;
  }
}
