package org.rebound.e2e;

import java.io.IOException;

/** A real Exim sends a mailing and reports its failures to the daemon behind it. */
public final class EximStory {

  private EximStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MtaStory.tell("exim", EximInstance::new, MtaStory.EXPECTED);
  }
}
