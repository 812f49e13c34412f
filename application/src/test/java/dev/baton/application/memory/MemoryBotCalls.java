package dev.baton.application.memory;

import dev.baton.application.bot.BotCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A bot within the process, which remembers what it was asked. */
public final class MemoryBotCalls implements BotCalls {
  private final List<Question> heard = new ArrayList<>();
  private final Function<Question, Answer> bot;

  public MemoryBotCalls(Function<Question, Answer> bot) {
    this.bot = bot;
  }

  @Override
  public Answer deliver(Question question) {
    heard.add(question);
    return bot.apply(question);
  }

  public List<Question> heard() {
    return heard;
  }
}
