package dev.baton.application.memory;

import dev.baton.application.bot.BotCalls;
import dev.baton.application.bot.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A bot within the process, which remembers what it was asked. */
public final class MemoryBotCalls implements BotCalls {
  private final List<Given> heard = new ArrayList<>();
  private final Function<Given, Answer> bot;

  public MemoryBotCalls(Function<Given, Answer> bot) {
    this.bot = bot;
  }

  @Override
  public Answer deliver(Question question) {
    heard.add(question.given());
    return bot.apply(question.given());
  }

  public List<Given> heard() {
    return heard;
  }
}
