package org.rebound.admin.export;

import java.util.List;

/** What stands above the rows. */
public enum Header {
  /** Titles in words, in the language of the request. */
  TITLES,
  /** The names of the columns, the same in every language. */
  NAMES,
  /** Nothing. */
  NONE;

  List<String> of(List<Field> fields, Titles titles) {
    return switch (this) {
      case TITLES -> fields.stream().map(titles::ofField).toList();
      case NAMES -> fields.stream().map(Field::name).toList();
      case NONE -> List.of();
    };
  }
}
