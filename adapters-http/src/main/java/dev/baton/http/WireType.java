package dev.baton.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wire record with its type arguments, which the language has no literal for. */
record WireType(Class<?> raw, List<Type> arguments) implements ParameterizedType {

  static Type of(Class<?> raw, Class<?>... arguments) {
    return arguments.length == 0 ? raw : new WireType(raw, List.of(arguments));
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.toArray(Type[]::new);
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return raw.getDeclaringClass();
  }
}
