package org.rebound.admin.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.rebound.admin.api.Json;
import org.rebound.admin.auth.Open;

/**
 * The description of the API: OpenAPI 3.1, made from the resources when they are built, and
 * completed with the parameters of lists.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Rebound",
            version = "1",
            description =
                "What came back of your mail: bounces, mailings, addresses. JSON in camelCase,"
                    + " times in ISO 8601 and UTC, absent values left out. Lists are read part by"
                    + " part, following `next`. Every error is a problem (RFC 9457).",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(
    name = "key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "An API key, `rbk_...`. Roles: read, manage (and read), send, admin (all).")
@Path("/api/v1/openapi.json")
public final class ApiDescription {

  private final byte[] document;

  /**
   * The description in the jar.
   *
   * @throws IOException when it is not there, which is a fault of the build
   */
  public ApiDescription() throws IOException {
    try (InputStream in = ApiDescription.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IOException("the build made no openapi.json");
      }
      JsonNode made = Json.MAPPER.readTree(in);
      ListParameters.describe(made);
      document = Json.MAPPER.writeValueAsBytes(made);
    }
  }

  /** The document. */
  @GET
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "This document",
      operationId = "describe",
      security = {},
      responses = @ApiResponse(responseCode = "200", description = "OpenAPI 3.1."))
  public byte[] get() {
    return document.clone();
  }
}
