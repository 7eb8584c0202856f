package org.rebound.admin.settings;

/**
 * The configuration cannot be used. The message is one line that names the setting and says how to
 * mend it.
 */
public final class WrongSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A wrong setting; {@code message} is complete and fit for a terminal. */
  public WrongSetting(String message) {
    super(oneLine(message), null, false, false);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
