package org.rebound.e2e;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A real OpenSMTPD sends a mailing and reports its failures to the daemon behind it. */
public final class OpensmtpdStory {

  private OpensmtpdStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> expected = new HashMap<>(MtaStory.EXPECTED);
    // When it gives up, its report no longer says what the recipient's server answered.
    expected.put("full@example.net", "soft timeout_expired infrastructure");
    expected.put("later@example.net", "soft timeout_expired infrastructure");
    MtaStory.tell("opensmtpd", OpensmtpdInstance::new, expected);
  }
}
