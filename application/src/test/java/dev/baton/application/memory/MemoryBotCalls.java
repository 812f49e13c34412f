package dev.baton.application.memory;

import dev.baton.application.bot.BotCalls;
import dev.baton.application.bot.Given;
import dev.baton.domain.bot.Reach;
import java.time.Duration;
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
  public Answer call(Reach.Push to, Given given, Duration patience) {
    heard.add(given);
    return bot.apply(given);
  }

  public List<Given> heard() {
    return heard;
  }
}
