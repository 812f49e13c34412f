package dev.baton.application.bot;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State.Due;
import dev.baton.domain.conversation.Answering;
import dev.baton.domain.conversation.Answering.Answer;
import dev.baton.domain.conversation.Answering.Outcome;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a bot says to a turn, or that it has nothing to say; the first answer counts. */
public final class AnswerTurn {
  private final Transactions transactions;
  private final TurnQueries turns;
  private final GiveUpTurns giveUp;
  private final TranscriptQueries transcripts;
  private final Ids ids;

  @Inject
  public AnswerTurn(
      Transactions transactions,
      TurnQueries turns,
      GiveUpTurns giveUp,
      TranscriptQueries transcripts,
      Ids ids) {
    this.transactions = transactions;
    this.turns = turns;
    this.giveUp = giveUp;
    this.transcripts = transcripts;
    this.ids = ids;
  }

  /**
   * The bot says this. To a turn that is answered already it has said what it said then; a turn
   * that the conversation does not have counts as none.
   */
  public Decision<BotReply> say(
      Organization.Id organization,
      Conversation.Id conversation,
      Epoch computedUnder,
      Turn.Id turn,
      String text) {
    var draft = draft(turn, text);
    return transactions
        .on(organization, conversation, exchange -> say(exchange, draft, computedUnder, turn))
        .map(outcome -> reply(organization, conversation, outcome));
  }

  private static Decision<Outcome> say(
      Exchange exchange, Draft draft, Epoch computedUnder, Turn.Id turn) {
    var conversation = exchange.conversation();
    var answered = exchange.turn(turn);
    if (answered.isEmpty()) {
      return conversation.botReplies(draft, computedUnder, exchange.now()).map(Outcome::of);
    }
    return new Answering(conversation, answered.get())
        .answer(new Answer(computedUnder, List.of(draft), null), exchange.now());
  }

  private BotReply reply(
      Organization.Id organization, Conversation.Id conversation, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Said(var messages) -> new BotReply.Posted(messages.getFirst());
      case Outcome.SaidBefore(var seq) ->
          new BotReply.Posted(message(organization, conversation, seq));
      case Outcome.TooLate(var lost) -> lost;
    };
  }

  private Message message(Organization.Id organization, Conversation.Id conversation, long seq) {
    var reading = transcripts.read(organization, conversation, seq - 1, 1).orElseThrow();
    return reading.lines().getFirst().message();
  }

  /** The bot has nothing to say. */
  public Decision<Outcome> acknowledge(Organization.Id organization, Turn.Id turn) {
    var known = turns.find(organization, turn);
    if (known.isEmpty()) return Decision.refuse(new Refusal.NotFound());
    return answer(organization, known.get(), List.of(), null);
  }

  /**
   * The bot says all of this at once.
   *
   * @param request null when it asks for no human
   */
  public Decision<Outcome> answer(
      Organization.Id organization, Turn turn, List<String> texts, @Nullable Request request) {
    var drafts = texts.stream().map(text -> draft(turn.id(), text)).toList();
    var ask = request == null ? null : new Answering.Ask(new Handoff.Id(ids.next()), request);
    return transactions.on(
        organization,
        turn.conversation(),
        exchange -> {
          var found = exchange.turn(turn.id());
          if (found.isEmpty()) return Decision.refuse(new Refusal.NotFound());
          return new Answering(exchange.conversation(), found.get())
              .answer(new Answer(turn.epoch(), drafts, ask), exchange.now());
        });
  }

  private Draft draft(Turn.Id turn, String text) {
    var id = new Message.Id(ids.next());
    var mark = new JsonObject("{\"turn_id\":\"" + turn.value() + "\"}");
    return new Draft(id, new Author.Bot(), text, mark);
  }

  /**
   * The bot could not answer this time: after the pause the turn is given again, unless it was the
   * last time. False when the turn was given to somebody else since or is settled.
   *
   * @param attempt which of the times that the turn was given
   */
  public boolean fail(Organization.Id organization, Turn turn, int attempt, Duration pause) {
    var terms = transactions.within(store -> store.bots().terms(organization, turn.bot()));
    var patience = terms.map(Terms::patience).orElse(Patience.USUAL);
    boolean last = attempt >= patience.attempts();
    boolean passed = pass(organization, turn.id(), attempt, last ? Duration.ZERO : pause);
    if (passed && last) giveUp.giveUp(organization, turn.conversation(), turn.id(), patience);
    return passed;
  }

  /** The bot has the turn and answers in its own time: until that is over nobody is given it. */
  void postpone(Given given) {
    if (!(given.turn().state() instanceof Due(var attempt, _))) return;
    var left = Duration.between(given.turn().dueAt(), given.answerBy());
    pass(given.organization(), given.turn().id(), attempt, left);
  }

  private boolean pass(Organization.Id organization, Turn.Id turn, int attempt, Duration pause) {
    return transactions.within(store -> store.turns().pass(organization, turn, attempt, pause));
  }
}
