package org.rebound.admin.resources;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the OpenAPI document: what an export takes and answers, whatever rows it is of. */
@Parameter(
    name = "format",
    in = ParameterIn.QUERY,
    description = "The format of the file.",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"csv", "xlsx", "html", "ndjson", "txt"},
            defaultValue = "csv"))
@Parameter(
    name = "columns",
    in = ParameterIn.QUERY,
    description =
        "The columns, between commas, in the order they are to have: the names of the list's JSON,"
            + " a name within another after a dot (`totals.sent`). Left out: all of them.",
    example = "address,reason,lastBounceAt",
    schema = @Schema(type = "string"))
@Parameter(
    name = "sort",
    in = ParameterIn.QUERY,
    description = "The column to order by, downwards with a minus before it, as the list takes it.",
    schema = @Schema(type = "string"))
@Parameter(
    name = "expected",
    in = ParameterIn.QUERY,
    description = "How many rows somebody saw: 409 when it is another number now.",
    schema = @Schema(type = "integer", minimum = "0"))
@Parameter(
    name = "header",
    in = ParameterIn.QUERY,
    description =
        "What stands above the rows: titles in words in the language of the request, the names of"
            + " the columns, or nothing. Left out: titles, and nothing in `txt`. Not for `ndjson`.",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"titles", "names", "none"}))
@Parameter(
    name = "separator",
    in = ParameterIn.QUERY,
    description =
        "Only for `csv`: what stands between the cells. Where a comma is in decimal numbers, as in"
            + " Danish, Excel asks for a semicolon.",
    schema =
        @Schema(
            type = "string",
            allowableValues = {"comma", "semicolon", "tab"},
            defaultValue = "comma"))
@Parameter(
    name = "bom",
    in = ParameterIn.QUERY,
    description =
        "Only for `csv`: whether it begins with a byte order mark, by which Excel knows UTF-8.",
    schema = @Schema(type = "boolean", defaultValue = "true"))
@ApiResponse(
    responseCode = "200",
    description = "The file.",
    headers =
        @Header(
            name = "Content-Disposition",
            description = "The name of the file: list and day.",
            schema = @Schema(type = "string")),
    content = {
      @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
      @Content(
          mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          schema = @Schema(type = "string", format = "binary")),
      @Content(mediaType = "text/html", schema = @Schema(type = "string")),
      @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
      @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
    })
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ExportResponses {}
