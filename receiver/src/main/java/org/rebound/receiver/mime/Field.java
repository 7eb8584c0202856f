package org.rebound.receiver.mime;

/**
 * One header field (RFC 5322 section 2.2).
 *
 * @param name as written, without spaces before the colon
 * @param value unfolded to one line and trimmed; encoded words are as they came
 */
public record Field(String name, String value) {

  /** The value with its encoded words (RFC 2047) decoded, 200 of them at most. */
  public String decoded() {
    return EncodedWords.decode(value);
  }
}
