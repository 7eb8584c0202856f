package org.rebound.admin.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/**
 * Refuses query parameters that a resource does not have, and those that are given twice: a filter
 * that is misspelt and quietly ignored would show, and one day change, too much.
 */
public final class KnownParameters implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (!resource.getResourceMethod().isAnnotationPresent(ReadsItsParameters.class)) {
      context.register(new Filter(of(resource)));
    }
  }

  private static Set<String> of(ResourceInfo resource) {
    Set<String> known = new TreeSet<>();
    for (Parameter parameter : resource.getResourceMethod().getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        known.add(query.value());
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          QueryParam inBean = field.getAnnotation(QueryParam.class);
          if (inBean != null) {
            known.add(inBean.value());
          }
        }
      }
    }
    return Set.copyOf(known);
  }

  private record Filter(Set<String> known) implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
      for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
        if (!known.contains(parameter.getKey())) {
          throw refused(
              parameter.getKey(),
              "not known here; known: " + String.join(", ", new TreeSet<>(known)));
        }
        if (parameter.getValue().size() > 1) {
          throw refused(parameter.getKey(), "given more than once");
        }
      }
    }

    private static ProblemException refused(String name, String message) {
      return new ProblemException(
          Problem.of(ProblemType.UNKNOWN_PARAMETER)
              .withErrors(List.of(new Problem.FieldError(name, message))));
    }
  }
}
