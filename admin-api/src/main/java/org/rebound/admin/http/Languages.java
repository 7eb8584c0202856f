package org.rebound.admin.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.rebound.admin.api.Reasons;

/**
 * Says in which language the sentences of an answer are, and that another request header would have
 * had them in another: of what a method marked {@link Translated} answers. Problems are in English.
 */
public final class Languages implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(Translated.class)) {
      context.register(new Filter());
    }
  }

  private record Filter() implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getStatus() < 300) {
        Reasons reasons = Reasons.in(request.getAcceptableLanguages());
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, reasons.language());
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      }
    }
  }
}
