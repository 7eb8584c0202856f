package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Every key there ever was. */
@Schema(description = "Every key there ever was, the newest first.")
public record Keys(@Schema(description = "The keys.") List<Key> items) {

  public Keys {
    items = List.copyOf(items);
  }
}
