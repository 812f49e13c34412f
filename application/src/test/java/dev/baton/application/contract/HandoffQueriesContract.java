package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.handoff.HandoffQueries.Due;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.Decision;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lists of handoffs show. */
public interface HandoffQueriesContract {
  Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  Ports ports();

  /** A handoff that waits since the given time. */
  private static Handoff.Id waiting(Scene scene, Instant since) {
    var conversation = scene.conversation();
    var id = new Handoff.Id(scene.ids().next());
    Scene.result(
        scene.on(
            conversation, ex -> ex.conversation().requestHandoff(id, Request.unbriefed(), since)));
    return id;
  }

  private List<Handoff.Id> list(Scene scene, @Nullable HandoffStatus status, int limit) {
    var ids = new ArrayList<Handoff.Id>();
    var after = (Page.Cursor) null;
    do {
      var page =
          ports().handoffs().list(scene.organization(), status, new Page.Request(after, limit));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(each -> ids.add(each.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  @Test
  default void the_longest_waiting_comes_first_on_pages_of_any_size() {
    var scene = Scene.in(ports());
    var second = waiting(scene, NOON.plusSeconds(1));
    var first = waiting(scene, NOON);
    var third = waiting(scene, NOON.plusSeconds(1));
    var fourth = waiting(scene, NOON.plusSeconds(1).plusNanos(1000));
    waiting(Scene.in(ports()), NOON);
    for (int limit = 1; limit <= 5; limit++) {
      assertThat(list(scene, null, limit)).containsExactly(first, second, third, fourth);
    }
  }

  @Test
  default void a_list_by_status_has_those_and_no_others() {
    var scene = Scene.in(ports());
    var ada = scene.ada();
    var requested = scene.waiting();
    var assigned = scene.waiting();
    var accepted = scene.waiting();
    var resolved = scene.waiting();
    var returned = scene.waiting();
    var cancelled = scene.waiting();
    scene.relay(assigned, ada, "Hi.");
    scene.claim(accepted, ada);
    run(scene, resolved, (it, now) -> it.resolve(ada, now));
    run(scene, returned, (it, now) -> it.returnToBot(ada, null, Duration.ZERO, now));
    run(scene, cancelled, (it, now) -> it.cancel(ada, now));
    assertThat(list(scene, HandoffStatus.REQUESTED, 1)).containsExactly(requested);
    assertThat(list(scene, HandoffStatus.ASSIGNED, 1)).containsExactly(assigned);
    assertThat(list(scene, HandoffStatus.ACCEPTED, 1)).containsExactly(accepted);
    assertThat(list(scene, HandoffStatus.RESOLVED, 1)).containsExactly(resolved, returned);
    assertThat(list(scene, HandoffStatus.CANCELLED, 1)).containsExactly(cancelled);
    assertThat(list(scene, null, 2)).hasSize(6);
  }

  @FunctionalInterface
  interface Command {
    Decision<Handoff> apply(Stretch stretch, Instant now);
  }

  private static void run(Scene scene, Handoff.Id id, Command command) {
    scene.stretch(id, command::apply);
  }

  @Test
  default void a_handoff_is_found_in_its_organization_only() {
    var scene = Scene.in(ports());
    var handoff = scene.waiting();
    var stranger = Scene.in(ports());
    var unknown = new Handoff.Id(scene.ids().next());
    var stretch = scene.read(handoff);
    assertThat(ports().handoffs().find(scene.organization(), handoff))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.handoff()).isEqualTo(stretch.handoff());
              assertThat(entry.epoch()).isEqualTo(stretch.conversation().epoch());
            });
    assertThat(ports().handoffs().find(stranger.organization(), handoff)).isEmpty();
    assertThat(ports().handoffs().find(scene.organization(), unknown)).isEmpty();
    assertThat(list(stranger, null, 10)).isEmpty();
  }

  @Test
  default void what_is_due_comes_most_overdue_first_and_is_gone_once_it_has_happened() {
    var scene = Scene.in(ports());
    var minutes = Duration.ofMinutes(10);
    var lapsed = scene.waiting();
    var goingBack = scene.waiting();
    var held = scene.waiting();
    run(scene, lapsed, (it, now) -> it.claim(scene.ada(), minutes, false, now.minusSeconds(700)));
    run(
        scene,
        goingBack,
        (it, now) -> it.returnToBot(scene.ada(), null, minutes, now.minusSeconds(800)));
    run(scene, held, (it, now) -> it.claim(scene.ada(), minutes, false, now));
    assertThat(due(scene, 1000)).containsExactly(goingBack, lapsed);
    assertThat(ports().handoffs().due(1)).hasSize(1);
    for (var id : due(scene, 1000)) run(scene, id, Stretch::elapse);
    assertThat(due(scene, 1000)).isEmpty();
  }

  private List<Handoff.Id> due(Scene scene, int limit) {
    return ports().handoffs().due(limit).stream()
        .filter(each -> each.organization().equals(scene.organization()))
        .map(Due::handoff)
        .toList();
  }
}
