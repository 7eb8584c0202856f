package org.rebound.admin.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rebound.admin.RunningDaemon;

/** The description of the API that a daemon gives. */
record ApiDocument(JsonNode root) {

  static ApiDocument of(RunningDaemon daemon) {
    return new ApiDocument(
        RunningDaemon.tree(
            RunningDaemon.send(
                HttpRequest.newBuilder(daemon.api("/api/v1/openapi.json")).build())));
  }

  /** Every operation, in the order of the document. */
  List<ApiOperation> operations() {
    List<ApiOperation> operations = new ArrayList<>();
    for (var path : root.get("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        operations.add(new ApiOperation(this, path.getKey(), verb.getKey(), verb.getValue()));
      }
    }
    return operations;
  }

  /** Those that need a key. */
  Stream<ApiOperation> closed() {
    return operations().stream().filter(operation -> !operation.path().endsWith("openapi.json"));
  }

  /** What a reference leads to, or the same when it is none. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }
}
