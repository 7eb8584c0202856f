package org.rebound.admin.api;

import java.util.Locale;

/**
 * The kinds of errors the API answers: a closed set, documented in {@code docs/api.md}. The URI of
 * a type never changes.
 */
public enum ProblemType {
  /** A parameter or a field has a value that it cannot have. */
  INVALID_PARAMETER(400, "A parameter has a value it cannot have"),
  /** The query string has a parameter that the resource does not know. */
  UNKNOWN_PARAMETER(400, "There is no such parameter"),
  /** The cursor is none that this list gave out. */
  INVALID_CURSOR(400, "The cursor is not one of this list"),
  /** The body is not JSON, or not of the shape that is asked for. */
  INVALID_BODY(400, "The body is not what is asked for"),
  /** The request as a whole cannot be understood. */
  BAD_REQUEST(400, "The request cannot be understood"),
  /** There is no key, or it is wrong, expired or revoked. */
  UNAUTHORIZED(401, "A valid key is needed"),
  /** The role of the key does not allow this. */
  FORBIDDEN(403, "The key does not allow this"),
  /** There is nothing here. */
  NOT_FOUND(404, "There is nothing here"),
  /** The resource does not take this method. */
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  /** None of the media types that the client takes is to be had. */
  NOT_ACCEPTABLE(406, "There is no such form of this resource"),
  /** A mailing with this number or name is there already. */
  MAILING_EXISTS(409, "There is such a mailing already"),
  /** Another of its kind has the name. */
  NAME_TAKEN(409, "The name is taken"),
  /** Another contact has the key. */
  KEY_TAKEN(409, "The key is taken"),
  /** The address is one of another contact. */
  ADDRESS_TAKEN(409, "The address belongs to another contact"),
  /** Without this key nobody could make keys. */
  LAST_ADMIN_KEY(409, "This is the last key of an admin"),
  /** The filter of an action lets another number of rows through than somebody saw. */
  COUNT_CHANGED(409, "The number of rows is another one now"),
  /** It was here, and its time is over. */
  GONE(410, "It is kept no longer"),
  /** The change that a cursor of the feed stands at is not there, or not any more. */
  CURSOR_LOST(410, "What came after the cursor is not known any more"),
  /** The body is larger than the configuration allows. */
  BODY_TOO_LARGE(413, "The body is too large"),
  /** The body has a media type or an encoding that is not taken. */
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that is not taken"),
  /** The Idempotency-Key came with another request before. */
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  /** Too many wrong keys came from this address. */
  TOO_MANY_WRONG_KEYS(429, "Too many wrong keys"),
  /** A fault of ours. */
  INTERNAL_ERROR(500, "Something went wrong here"),
  /** The database cannot be reached at the moment. */
  DATABASE_UNAVAILABLE(503, "The database is away"),
  /** The database took too long; a narrower question may be answered. */
  QUERY_TIMEOUT(503, "The answer took too long"),
  /** As many exports run as may run at once. */
  TOO_MANY_EXPORTS(503, "Too many exports run at the moment"),
  /** As many validations are under way as may be. */
  VALIDATION_BUSY(503, "Too many validations at once"),
  /** As many tests of webhooks are under way as may be. */
  WEBHOOK_BUSY(503, "Too many tests of webhooks at once"),
  /** The daemon is not ready to serve. */
  NOT_READY(503, "Not ready");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status it goes with. */
  public int status() {
    return status;
  }

  /** What it is, for people; the same for every problem of this type. */
  public String title() {
    return title;
  }

  /** The stable name of the type: {@code urn:rebound:problem:invalid-cursor}. */
  public String uri() {
    return "urn:rebound:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type for a status that something other than a resource chose. */
  public static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 410 -> GONE;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> NOT_READY;
      default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    };
  }
}
