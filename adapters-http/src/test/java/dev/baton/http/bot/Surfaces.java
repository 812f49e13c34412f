package dev.baton.http.bot;

import dev.baton.application.bot.AgreeTerms;
import dev.baton.application.bot.AnswerTurn;
import dev.baton.application.bot.GiveUpTurns;
import dev.baton.application.bot.PullTurns;
import dev.baton.application.bot.TurnBell;
import dev.baton.application.conversation.PostBotMessage;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.application.memory.MarkingSeals;
import dev.baton.application.memory.MemoryTurnQueries;
import dev.baton.http.Surface;
import dev.baton.http.hitl.Desk;
import java.util.Optional;

/** The bot's surface over the memory of a desk. */
public final class Surfaces {

  private Surfaces() {}

  private static Optional<String> refusal(String url) {
    return url.contains("private.example") ? Optional.of("It is private.") : Optional.empty();
  }

  public static Surface bot(Desk desk) {
    return bot(desk, new TurnBell());
  }

  static Surface bot(Desk desk, TurnBell bell) {
    var memory = desk.memory();
    var turns = new MemoryTurnQueries(memory);
    var giveUp = new GiveUpTurns(memory, turns, desk.ids());
    var answer = new AnswerTurn(memory, turns, giveUp, desk.transcripts(), desk.ids());
    return new BotSurface(
            new AnswerRoutes(
                new PostBotMessage(memory, desk.ids()), answer, desk.request(), desk.poll()),
            new TurnRoutes(new PullTurns(memory), answer, turns, bell, desk.urls()),
            new RegistrationRoutes(
                new AgreeTerms(
                    memory, Surfaces::refusal, new CountingSecrets(), new MarkingSeals())))
        .surface();
  }
}
