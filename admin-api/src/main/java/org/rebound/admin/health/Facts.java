package org.rebound.admin.health;

import com.codahale.metrics.Gauge;
import java.util.List;

/** What never changes and is told by labels, such as a version. */
record Facts(List<String> values) implements Gauge<List<String>> {

  @Override
  public List<String> getValue() {
    return values;
  }
}
