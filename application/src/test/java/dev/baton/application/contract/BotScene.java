package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;

import dev.baton.application.Store;
import dev.baton.application.bot.Given;
import dev.baton.application.bot.TurnQueries.Overdue;
import dev.baton.application.bot.Turns.Wish;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Answering;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** An organization whose visitors speak to its bot, and the words to have them do so. */
record BotScene(Scene scene) {
  static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Window.Rule AT_ONCE = new Window.Rule(Duration.ZERO, Duration.ZERO);

  static BotScene in(Ports ports) {
    return new BotScene(Scene.in(ports));
  }

  private <R> R within(Function<Store, R> work) {
    return scene.ports().transactions().within(work);
  }

  /** The visitor says this in a window that closes with it. */
  Conversation.Id said(String text) {
    var conversation = scene.conversation();
    say(conversation, text);
    return conversation;
  }

  void say(Conversation.Id conversation, String text) {
    say(conversation, AT_ONCE, text);
  }

  void say(Conversation.Id conversation, Window.Rule rule, String text) {
    var draft = scene.draft(new Author.Visitor(), text);
    result(scene.on(conversation, ex -> ex.conversation().receive(draft, rule, ex.now())));
  }

  boolean take(Conversation.Id conversation) {
    return result(scene.on(conversation, ex -> ex.conversation().takeTurn(ex.now())));
  }

  List<Given> lease(int limit, Duration lease) {
    var wish = new Wish(scene.organization(), null, false, Set.of());
    return within(store -> store.turns().lease(wish, limit, lease));
  }

  boolean pass(Turn.Id turn, int attempt) {
    return within(store -> store.turns().pass(scene.organization(), turn, attempt, Duration.ZERO));
  }

  void agree(Terms terms) {
    within(store -> store.bots().agree(scene.organization(), scene.bot().id(), terms));
  }

  Answering.Outcome answer(Turn turn, String... texts) {
    var drafts = Stream.of(texts).map(text -> scene.draft(new Author.Bot(), text)).toList();
    return result(
        scene.on(
            turn.conversation(),
            ex ->
                new Answering(ex.conversation(), ex.turn(turn.id()).orElseThrow())
                    .answer(new Answering.Answer(turn.epoch(), drafts, null), ex.now())));
  }

  Turn giveUp(Turn turn, Patience patience) {
    var words = new Message.Id(scene.ids().next());
    var handoff = new Handoff.Id(scene.ids().next());
    return result(
        scene.on(
            turn.conversation(),
            ex ->
                new Answering(ex.conversation(), ex.turn(turn.id()).orElseThrow())
                    .giveUp(patience, words, handoff, ex.now())));
  }

  Terms terms() {
    return within(store -> store.bots().terms(scene.organization(), scene.bot().id()))
        .orElseThrow();
  }

  static boolean is(Overdue overdue, Turn turn) {
    return overdue.turn().equals(turn.id());
  }
}
