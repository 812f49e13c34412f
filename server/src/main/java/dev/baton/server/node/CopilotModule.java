package dev.baton.server.node;

import com.google.inject.AbstractModule;
import dev.baton.application.copilot.CopilotModel;
import dev.baton.channels.copilot.EmbeddedModel;
import dev.baton.channels.copilot.OpenAiModel;
import dev.baton.server.config.Model;
import org.jspecify.annotations.Nullable;

/** What thinks for the copilot: what is built in, unless a language model is configured. */
final class CopilotModule extends AbstractModule {
  private final @Nullable Model model;

  CopilotModule(@Nullable Model model) {
    this.model = model;
  }

  @Override
  protected void configure() {
    bind(CopilotModel.class).toInstance(thinking());
  }

  private CopilotModel thinking() {
    return model == null ? new EmbeddedModel() : new OpenAiModel(model.access(), model.times());
  }
}
