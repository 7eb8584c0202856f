package org.rebound.admin;

import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Something that starts when the API listens, and stops before anything else does: the mail must
 * not come in before there is where to put it, nor while that is being taken away.
 */
final class LastToStart implements LifeCycle.Listener {

  private final Runnable start;
  private final Runnable stop;

  LastToStart(Runnable start, Runnable stop) {
    this.start = start;
    this.stop = stop;
  }

  @Override
  public void lifeCycleStarted(LifeCycle server) {
    start.run();
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    stop.run();
  }
}
