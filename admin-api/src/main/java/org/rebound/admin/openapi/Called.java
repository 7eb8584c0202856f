package org.rebound.admin.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource of its own is called in the description, where the texts that it inherits say
 * {@code collection}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Called {

  /** The word in the singular, in lower case. */
  String value();
}
