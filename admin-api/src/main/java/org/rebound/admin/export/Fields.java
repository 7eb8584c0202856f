package org.rebound.admin.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the columns of an export in the record that the list's JSON is made of, so that both have
 * the same names in the same order. A record within it is taken apart.
 */
final class Fields {

  private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

  private Fields() {}

  /** The columns of a list whose items are such records. */
  static List<Field> of(Class<? extends Record> item) {
    return of(item, List.of(), Function.identity());
  }

  private static List<Field> of(Class<?> type, List<String> path, Function<Object, Object> outer) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Function<Object, Object> value = outer.andThen(accessor(component));
      boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
      List<String> here =
          unwrapped ? path : Stream.concat(path.stream(), Stream.of(component.getName())).toList();
      if (component.getType().isRecord()) {
        fields.addAll(of(component.getType(), here, value));
      } else {
        fields.add(
            component.getType() == Optional.class
                ? new Field(here, CellType.of(within(component)), optional(value))
                : new Field(here, CellType.of(component.getType()), value.andThen(Optional::of)));
      }
    }
    return fields;
  }

  private static Function<Object, Optional<Object>> optional(Function<Object, Object> value) {
    return item -> ((Optional<?>) value.apply(item)).map(Function.identity());
  }

  private static Class<?> within(RecordComponent optional) {
    Type type = ((ParameterizedType) optional.getGenericType()).getActualTypeArguments()[0];
    return type instanceof Class<?> values ? values : Object.class;
  }

  private static Function<Object, Object> accessor(RecordComponent component) {
    try {
      MethodHandle handle =
          MethodHandles.publicLookup().unreflect(component.getAccessor()).asType(ANY);
      return item -> {
        try {
          return (Object) handle.invokeExact(item);
        } catch (Throwable e) {
          throw new IllegalStateException("an accessor of a record failed: " + component, e);
        }
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("records of our JSON are public: " + component, e);
    }
  }
}
