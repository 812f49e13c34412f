package dev.baton.application.copilot;

import dev.baton.domain.copilot.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A model that says what a test wants, step by step, and remembers what it was asked with. */
final class PlayedModel implements CopilotModel {
  private final Deque<CopilotModel> steps = new ArrayDeque<>();
  final List<Prompt> prompts = new ArrayList<>();

  PlayedModel says(String... pieces) {
    return does(
        (_, said) -> {
          for (var piece : pieces) said.accept(piece);
          return new Step(List.of(), new Usage(10, 2, 1));
        });
  }

  PlayedModel calls(String tool, Map<String, String> arguments) {
    return does((_, _) -> new Step(List.of(new Call(tool, arguments)), new Usage(10, 2, 1)));
  }

  PlayedModel does(CopilotModel step) {
    steps.add(step);
    return this;
  }

  /** Forgets the steps that were not taken. */
  void drop() {
    steps.clear();
  }

  @Override
  public Step next(Prompt prompt, Consumer<String> said) throws ModelFailed, InterruptedException {
    prompts.add(prompt);
    return steps.size() > 1
        ? steps.removeFirst().next(prompt, said)
        : steps.getFirst().next(prompt, said);
  }
}
