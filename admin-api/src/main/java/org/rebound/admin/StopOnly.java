package org.rebound.admin;

import io.dropwizard.lifecycle.Managed;

/** Something that runs already, and is to be stopped in its turn. */
record StopOnly(Runnable action) implements Managed {

  @Override
  public void stop() {
    action.run();
  }
}
