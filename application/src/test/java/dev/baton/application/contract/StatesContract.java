package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Actor;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Packet;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.handoff.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was saved in any state comes back the same. */
public interface StatesContract {

  Ports ports();

  @FunctionalInterface
  interface Step {
    Decision<Handoff> apply(Stretch stretch, Instant now);
  }

  @Test
  default void a_handoff_comes_back_in_every_state() {
    var scene = Scene.in(ports());
    histories(scene)
        .forEach(
            (name, steps) -> {
              var conversation = scene.conversation();
              var handoff = scene.request(conversation, fullRequest(scene));
              for (var step : steps) comesBack(scene, handoff, name, step);
            });
  }

  private static void comesBack(Scene scene, Handoff.Id id, String name, Step step) {
    var decision = scene.on(id, exchange -> step.apply(exchange.stretch(), exchange.now()));
    assertThat(decision).as(name).isInstanceOf(Accepted.class);
    var next = ((Accepted<Handoff>) decision).next();
    var handoff = ((Accepted<Handoff>) decision).result();
    assertThat(scene.read(id)).as(name).isEqualTo(new Stretch(next, handoff));
    var entry = scene.ports().handoffs().find(scene.organization(), id).orElseThrow();
    assertThat(entry.handoff()).as(name).isEqualTo(handoff);
    assertThat(entry.epoch()).as(name).isEqualTo(next.epoch());
  }

  private static Map<String, List<Step>> histories(Scene scene) {
    var ada = scene.ada();
    Step claim = (it, now) -> it.claim(ada, Duration.ofSeconds(90), false, now);
    Step lapsed = (it, now) -> it.claim(ada, Duration.ofSeconds(30), false, now.minusSeconds(31));
    Step reply = replyOf(scene, ada);
    Step plan = (it, now) -> it.returnToBot(ada, "Said hello.", Duration.ofHours(1), now);
    Step planSilently = (it, now) -> it.returnToBot(ada, null, Duration.ofHours(1), now);
    Step giveBack = (it, now) -> it.returnToBot(ada, "All set.", Duration.ZERO, now);
    Step giveBackSilently = (it, now) -> it.returnToBot(ada, null, Duration.ZERO, now);
    Step resolve = (it, now) -> it.resolve(ada, now);
    Step cancel = (it, now) -> it.cancel(ada, now);
    Step release = (it, now) -> it.release(ada, now);
    Step transfer = (it, now) -> it.transfer(ada, scene.bea().id(), now);
    var all = new LinkedHashMap<String, List<Step>>();
    all.put("requested", List.of(release));
    all.put("claimed", List.of(claim));
    all.put("replied", List.of(reply));
    all.put("claimed, replied, renewed", List.of(claim, reply, claim));
    all.put("answered by the organization", List.of(replyOf(scene, new Actor.Team())));
    all.put("transferred", List.of(transfer));
    all.put("transferred under a claim", List.of(claim, transfer));
    all.put("released", List.of(claim, release));
    all.put("lapsed", List.of(lapsed, Stretch::elapse));
    all.put("a return planned", List.of(plan, reply, plan));
    all.put("a return planned under a claim", List.of(claim, planSilently));
    all.put("returned", List.of(claim, giveBack));
    all.put("returned without a word", List.of(reply, giveBackSilently));
    all.put("resolved", List.of(reply, resolve, resolve));
    all.put("resolved unowned", List.of(resolve));
    all.put("cancelled", List.of(claim, cancel, cancel));
    return all;
  }

  private static Step replyOf(Scene scene, Actor actor) {
    return (it, now) -> {
      var draft = scene.draft(new Author.Human(actor.operator()), "Hi.");
      var decision = it.relay(actor, draft, new Message.Id(scene.ids().next()), now);
      var open = ((Accepted<Message>) decision).next().control().handoff();
      return decision.map(posted -> open == null ? it.handoff() : open);
    };
  }

  /** Every field filled, so that none can be mistaken for another. */
  private static Request fullRequest(Scene scene) {
    var packet =
        new Packet(
            "A customer needs you.",
            "refund",
            new JsonObject("{\"amount\": 12.50, \"tags\": [\"vip\", null]}"),
            "Wants money back.",
            17L,
            "billing",
            "Billing team");
    return new Request(Source.WORKFLOW_TERMINAL, packet, "asked twice", scene.ids().next());
  }

  @Test
  default void a_conversation_comes_back_however_it_ended() {
    var scene = Scene.in(ports());
    for (var reason : EndReason.values()) {
      ends(scene, (it, now) -> it.close(reason, now));
    }
    for (var phase : List.of(Phase.RESOLVED, Phase.CLOSED, Phase.ARCHIVED)) {
      ends(scene, move(scene, phase));
    }
    ends(scene, move(scene, Phase.RESOLVED), move(scene, Phase.CLOSED));
    ends(scene, move(scene, Phase.CLOSED), move(scene, Phase.ARCHIVED), move(scene, Phase.CLOSED));
    ends(scene, move(scene, Phase.HUMAN), move(scene, Phase.WAITING), move(scene, Phase.RESOLVED));
  }

  @FunctionalInterface
  interface Move {
    Decision<Conversation> apply(Lifecycle lifecycle, Instant now);
  }

  private static Move move(Scene scene, Phase to) {
    var opened = new Handoff.Id(scene.ids().next());
    return (it, now) -> it.move(to, null, opened, now);
  }

  private static void ends(Scene scene, Move... moves) {
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Hello?");
    Arrays.stream(moves)
        .forEach(
            move -> {
              var next =
                  Scene.result(
                      scene.on(
                          conversation,
                          ex -> move.apply(new Lifecycle(ex.conversation()), ex.now())));
              assertThat(scene.read(conversation)).isEqualTo(next);
            });
  }

  @Test
  default void an_open_window_comes_back() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    assertThat(scene.read(conversation).window()).isNull();
    var decision = scene.visitor(conversation, "Hello?");
    var next = ((Accepted<?>) decision).next();
    assertThat(next.window()).isNotNull();
    assertThat(scene.read(conversation)).isEqualTo(next);
  }

  @Test
  default void a_resolved_conversation_that_the_visitor_opens_again_has_nothing_left_of_its_end() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    Scene.result(
        scene.on(
            conversation,
            ex -> move(scene, Phase.RESOLVED).apply(new Lifecycle(ex.conversation()), ex.now())));
    var decision = scene.visitor(conversation, "One more thing.");
    assertThat(scene.read(conversation)).isEqualTo(((Accepted<?>) decision).next());
    var standing =
        ports().conversations().find(scene.organization(), conversation).orElseThrow().standing();
    assertThat(standing.resolvedAt()).isNull();
    assertThat(standing.phase()).isEqualTo(Phase.BOT);
  }
}
