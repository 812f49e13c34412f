package dev.baton.persistence;

import dev.baton.domain.bot.Turn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the domain's names are stored: an enum's in lower case, a class's in snake_case. */
final class Words {

  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String of(Turn.State state) {
    return switch (state) {
      case Turn.State.Due _ -> "due";
      case Turn.State.Answered _ -> "answered";
      case Turn.State.Failed _ -> "failed";
      case Turn.State.Obsolete _ -> "obsolete";
    };
  }

  static @Nullable String ofNullable(@Nullable Enum<?> value) {
    return value == null ? null : of(value);
  }

  /**
   * @throws IllegalArgumentException when the database holds a word that the domain does not know
   */
  static <E extends Enum<E>> E read(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static <E extends Enum<E>> @Nullable E readNullable(Class<E> type, @Nullable String word) {
    return word == null ? null : read(type, word);
  }
}
