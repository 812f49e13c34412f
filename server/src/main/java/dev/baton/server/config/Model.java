package dev.baton.server.config;

import dev.baton.channels.copilot.OpenAiModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that speaks OpenAI's chat completions, and how long it may take. */
public record Model(OpenAiModel.Access access, OpenAiModel.Times times) {
  /** The longest that is waited when it asks to be left alone for a while. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Null when none is set. */
  static @Nullable Model of(Settings settings) {
    var url = settings.httpUrl("BATON_MODEL_URL");
    var key = settings.text("BATON_MODEL_KEY");
    var name = settings.text("BATON_MODEL_NAME");
    var silence = Duration.ofSeconds(settings.number("BATON_MODEL_SILENCE", 60, 1, 600));
    var longest = Duration.ofSeconds(settings.number("BATON_MODEL_LONGEST", 300, 1, 3_600));
    if (url != null && name != null) {
      var times = new OpenAiModel.Times(silence, silence, longest, PATIENCE);
      return new Model(new OpenAiModel.Access(url, key, name), times);
    }
    if (url != null || key != null || name != null) {
      settings.flaw("BATON_MODEL_URL and BATON_MODEL_NAME go together");
    }
    return null;
  }
}
