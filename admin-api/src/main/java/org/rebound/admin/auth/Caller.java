package org.rebound.admin.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.rebound.receiver.ledger.Actor;

/** Whoever made a request with a good key, as resources ask for him. */
public final class Caller implements Principal {

  private final Actor actor;
  private final Role role;

  Caller(Actor actor, Role role) {
    this.actor = actor;
    this.role = role;
  }

  /**
   * Who made the request, for the audit list.
   *
   * @throws IllegalStateException in a resource that is {@link Open}
   */
  public static Actor actor(SecurityContext request) {
    if (request.getUserPrincipal() instanceof Caller caller) {
      return caller.actor;
    }
    throw new IllegalStateException("an open resource has no caller");
  }

  @Override
  public String getName() {
    return actor.name();
  }

  /** What the request carries from the filter to the resource. */
  SecurityContext context(boolean secure) {
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return Caller.this;
      }

      @Override
      public boolean isUserInRole(String code) {
        return role.allows(Role.ofCode(code));
      }

      @Override
      public boolean isSecure() {
        return secure;
      }

      @Override
      public String getAuthenticationScheme() {
        return "Bearer";
      }
    };
  }
}
