package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is known of addresses, one for each that was asked for, in the same order. */
@Schema(description = "One for each address that was asked for, in the same order.")
public record Validations(@Schema(description = "One for each address.") List<Validation> items) {

  public Validations {
    items = List.copyOf(items);
  }
}
