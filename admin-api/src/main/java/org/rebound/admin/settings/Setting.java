package org.rebound.admin.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component a setting and documents it: the only documentation a setting has. {@code
 * docs/configuration.md}, {@code config.yml} and the messages about wrong values come from here.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

  /** What it does, in plain sentences. */
  String value();

  /** The value it has when nobody sets it, as it would be written; lists are comma-separated. */
  String byDefault() default "";

  /** The least number (or length of time in milliseconds) it takes. */
  long min() default 0;

  /** The greatest number (or length of time in milliseconds) it takes. */
  long max() default Long.MAX_VALUE;

  /** Whether its value must never be shown. */
  boolean secret() default false;
}
