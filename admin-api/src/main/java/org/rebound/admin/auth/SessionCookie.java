package org.rebound.admin.auth;

import jakarta.ws.rs.core.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session: 256 random bits that scripts cannot read and that other sites cannot
 * send along (RFC 6265bis). Never logged; {@link #toString} does not show it.
 *
 * @param secret its value
 */
record SessionCookie(String secret) {

  static final String NAME = "rebound_session";

  private static final int OCTETS = 32;
  private static final int DIGITS = 43;

  /** A new one. */
  static SessionCookie random(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return new SessionCookie(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }

  /** The one among the cookies of a request; nothing when there is none that we could have set. */
  static Optional<SessionCookie> among(Map<String, Cookie> cookies) {
    @Nullable Cookie cookie = cookies.get(NAME);
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(SessionCookie::isOurs)
        .map(SessionCookie::new);
  }

  private static boolean isOurs(String value) {
    return value.length() == DIGITS
        && value
            .chars()
            .allMatch(
                c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || c == '-'
                        || c == '_');
  }

  byte[] hash() {
    return new KeyText(secret).hash();
  }

  /** The value of {@code Set-Cookie} that sets it. */
  String setting(Duration age, boolean secure) {
    return NAME + "=" + secret + attributes(Math.max(0, age.toSeconds()), secure);
  }

  /** The value of {@code Set-Cookie} that takes it away. */
  static String clearing(boolean secure) {
    return NAME + "=" + attributes(0, secure);
  }

  private static String attributes(long age, boolean secure) {
    return "; Path=/; Max-Age=" + age + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
  }

  @Override
  public String toString() {
    return NAME;
  }
}
