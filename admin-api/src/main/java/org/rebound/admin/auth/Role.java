package org.rebound.admin.auth;

import java.util.Locale;

/** What a key may do. */
public enum Role {
  /** Look at everything but keys and settings; validate addresses. */
  READ,
  /** Change what people change; includes {@link #READ}. */
  MANAGE,
  /** What a sending program needs: make return paths, validate addresses. */
  SEND,
  /** Everything. */
  ADMIN;

  /** The name in the API and in the ledger: lower-case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this name in the ledger. */
  public static Role ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether a key with this role may do what {@code needed} is needed for. */
  public boolean allows(Role needed) {
    return this == needed || this == ADMIN || (this == MANAGE && needed == READ);
  }
}
