package dev.baton.channels.copilot;

import dev.baton.application.copilot.CopilotModel;
import dev.baton.application.copilot.Prompt;
import dev.baton.domain.copilot.Usage;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers by scripts over what the tools return, without a language model: the same talk and the
 * same transcripts always get the same answer. It obeys the operator's own words alone.
 */
public final class EmbeddedModel implements CopilotModel {

  @Override
  public Step next(Prompt prompt, Consumer<String> said) throws InterruptedException {
    var desk = Desk.of(prompt);
    List<Call> calls = List.of();
    try {
      script(prompt).run(desk);
    } catch (Desk.Wanted wanted) {
      calls = List.of(wanted.call());
    }
    for (var piece : Pieces.of(desk.said())) {
      if (Thread.interrupted()) throw new InterruptedException();
      said.accept(piece);
    }
    return new Step(calls, Usage.NONE);
  }

  private static Script script(Prompt prompt) {
    return switch (prompt.workflow()) {
      case SUMMARIZE_HANDOFF -> Scripts::summarize;
      case SUGGEST_REPLY -> Scripts::suggest;
      case FIND_SIMILAR -> Scripts::similar;
      case QUEUE_REPORT -> Scripts::report;
      case null -> Conversing::answer;
    };
  }

  /**
   * What is done for one request, from its beginning; calls that were answered are not repeated.
   */
  interface Script {
    void run(Desk desk);
  }
}
