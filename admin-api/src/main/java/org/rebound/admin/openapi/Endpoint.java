package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A method of a resource, and where the description has it.
 *
 * @param resource the class with the path; the method may be inherited
 * @param verb in lower case, as the description has it
 */
record Endpoint(Class<?> resource, Method method, String path, String verb) {

  /** All of these resources. */
  static List<Endpoint> all(Collection<Class<?>> resources) {
    List<Endpoint> all = new ArrayList<>();
    for (Class<?> resource : resources) {
      Path path = resource.getAnnotation(Path.class);
      if (path != null) {
        for (Method method : resource.getMethods()) {
          verb(method)
              .map(verb -> new Endpoint(resource, method, join(path, method), verb))
              .ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** What the description has of it. */
  Optional<ObjectNode> in(JsonNode document) {
    return document.path("paths").path(path).path(verb) instanceof ObjectNode operation
        ? Optional.of(operation)
        : Optional.empty();
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(verb -> verb.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static String join(Path resource, Method method) {
    Path more = method.getAnnotation(Path.class);
    return more == null ? resource.value() : resource.value() + "/" + more.value();
  }
}
