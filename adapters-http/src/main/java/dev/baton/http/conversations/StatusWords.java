package dev.baton.http.conversations;

import dev.baton.application.webhook.StatusWord;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Priority;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** This dialect's words for where a conversation stands, and how soon it wants an answer. */
final class StatusWords {
  static final Map<String, Phase> STATUSES =
      Arrays.stream(Phase.values())
          .collect(
              Collectors.toMap(
                  StatusWords::of, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  static final Map<String, Priority> PRIORITIES =
      Arrays.stream(Priority.values())
          .collect(
              Collectors.toMap(
                  StatusWords::of, Function.identity(), (a, _) -> a, LinkedHashMap::new));

  /** Where somebody may move a conversation: to the bot it goes by its own route. */
  static final Map<String, Phase> TARGETS = targets();

  private StatusWords() {}

  static String of(Phase phase) {
    return StatusWord.of(phase);
  }

  static String of(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Phase> targets() {
    var targets = new LinkedHashMap<>(STATUSES);
    targets.remove(of(Phase.BOT));
    return targets;
  }
}
