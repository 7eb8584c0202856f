package org.rebound.admin.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Problem;
import org.rebound.admin.auth.Open;
import org.rebound.admin.openapi.Description;

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

  private ApiDescription(byte[] document) {
    this.document = document;
  }

  /**
   * The description in the jar, completed with what these resources say of themselves.
   *
   * @throws IOException when it is not there, which is a fault of the build
   */
  public static ApiDescription of(Collection<Class<?>> resources) throws IOException {
    try (InputStream in = ApiDescription.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IOException("the build made no openapi.json");
      }
      ObjectNode made = (ObjectNode) Json.MAPPER.readTree(in);
      Description description = new Description(made, resources);
      description.name();
      ListParameters.describe(made);
      description.complete();
      return new ApiDescription(Json.MAPPER.writeValueAsBytes(made));
    }
  }

  /** The document. */
  @GET
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "This document",
      operationId = "describe",
      security = {})
  @ApiResponse(
      responseCode = "200",
      description = "OpenAPI 3.1.",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "500",
      description = "Described, like all problems, from the types of problems.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public byte[] get() {
    return document.clone();
  }
}
