package org.rebound.receiver.mime;

import java.util.Map;
import java.util.Optional;

/**
 * A media type with its parameters (RFC 2045 section 5.1, RFC 2231). Reading is total: a broken
 * field gives {@code text/plain}.
 *
 * @param mediaType lower-case {@code type/subtype}
 * @param parameters lower-case name to decoded value
 */
public record ContentType(String mediaType, Map<String, String> parameters) {

  /** What a part is that does not say. */
  public static final ContentType TEXT = new ContentType("text/plain", Map.of());

  /** What a part of a digest is that does not say (RFC 2046 section 5.1.5). */
  static final ContentType MESSAGE = new ContentType("message/rfc822", Map.of());

  public ContentType {
    parameters = Map.copyOf(parameters);
  }

  /** Reads the value of a Content-Type field. */
  public static ContentType parse(String value) {
    return new ParameterReader(value).contentType();
  }

  /** A parameter's value. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Whether the type, before the slash, is {@code type}. */
  public boolean is(String type) {
    return mediaType.startsWith(type)
        && mediaType.length() > type.length()
        && mediaType.charAt(type.length()) == '/';
  }
}
