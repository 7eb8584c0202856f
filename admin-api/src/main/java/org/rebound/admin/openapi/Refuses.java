package org.rebound.admin.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rebound.admin.api.ProblemType;

/**
 * The problems that this method may answer beside those that follow from its form: a key, its
 * parameters, its body.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

  /** Their types. */
  ProblemType[] value();
}
