package dev.baton.application.copilot;

import dev.baton.domain.copilot.Usage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What thinks for the copilot, one step at a time. It does nothing itself: it asks for tools. */
public interface CopilotModel {

  /**
   * One step: some text, which is handed over as it comes, then calls of tools or nothing more.
   *
   * @param said is given every piece of the text, none of them empty, on the caller's thread
   * @throws ModelFailed when there is no answer, or only a part of one
   * @throws InterruptedException when the caller's thread is interrupted
   */
  Step next(Prompt prompt, Consumer<String> said) throws ModelFailed, InterruptedException;

  /**
   * How a step ended.
   *
   * @param calls what the model wants to be done before it goes on; with none its turn is over
   */
  record Step(List<Call> calls, Usage usage) {
    public Step {
      calls = List.copyOf(calls);
    }
  }

  /** A call as the model made it, of a tool that may not exist. */
  record Call(String tool, Map<String, String> arguments) {}

  /** The model did not answer. */
  final class ModelFailed extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean retryable;

    /**
     * @param message for the operator: no secrets, no addresses
     * @param retryable whether the same words may well get an answer later
     */
    public ModelFailed(String message, boolean retryable) {
      super(message);
      this.retryable = retryable;
    }

    public boolean retryable() {
      return retryable;
    }
  }
}
