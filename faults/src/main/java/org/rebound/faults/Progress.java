package org.rebound.faults;

/** Says now and then how far a long story has come. */
final class Progress {

  private Progress() {}

  static void say(int done, int of) {
    if (done % 10 == 0 && done < of) {
      System.out.println("  " + done + " of " + of);
    }
  }
}
