package dev.baton.application.contract;

import static dev.baton.application.contract.Approving.question;
import static dev.baton.application.contract.Scene.refusal;
import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.access.KeyHash;
import dev.baton.application.approval.ApprovalQueries.Filter;
import dev.baton.application.approval.ApprovalStatus;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.AlreadyDecided;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State.Decided;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is true of approvals, wherever they are kept. */
public interface ApprovalsContract extends Approving {

  @Test
  default void of_many_racing_deciders_one_wins_and_those_who_agree_hear_the_same() {
    var scene = Scene.in(ports());
    for (int round = 0; round < 4; round++) {
      var conversation = scene.conversation();
      var approval = ask(scene, conversation, null);
      var decisions =
          Race.of(
              64,
              number -> {
                var verdict = number % 2 == 0 ? Verdict.APPROVE : Verdict.DENY;
                var actor = number % 4 < 2 ? scene.ada() : scene.bea();
                return decide(scene, approval.id(), verdict, actor);
              });
      var winner = find(scene, approval.id());
      var verdict = ((Decided) winner.state()).verdict();
      for (int number = 0; number < 64; number++) {
        boolean agrees = (number % 2 == 0) == (verdict == Verdict.APPROVE);
        if (agrees) assertThat(result(decisions.get(number))).isEqualTo(winner);
        else assertThat(refusal(decisions.get(number))).isEqualTo(new AlreadyDecided(winner));
      }
      assertThat(Log.of(scene, conversation).stream().map(Recorded::kind))
          .filteredOn(kind -> kind.equals("approval_decided"))
          .hasSize(1);
      assertThat(awaited(scene, conversation)).isFalse();
    }
  }

  @Test
  default void an_approval_is_kept_with_all_that_was_asked_and_answered() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var asked = ask(scene, conversation, new Deadline.After(Duration.ofHours(1)));
    assertThat(find(scene, asked.id())).isEqualTo(asked);
    assertThat(asked.timeoutAt()).isEqualTo(asked.requestedAt().plus(Duration.ofHours(1)));
    var decided = result(decide(scene, asked.id(), Verdict.APPROVE, scene.ada()));
    assertThat(find(scene, asked.id())).isEqualTo(decided);
    assertThat(decided.state())
        .isInstanceOfSatisfying(
            Decided.class,
            it -> {
              assertThat(it.by()).isEqualTo(new Decider.Person(scene.ada().id()));
              assertThat(it.note()).isEqualTo("because");
              assertThat(it.verdict()).isEqualTo(Verdict.APPROVE);
            });
  }

  @Test
  default void a_key_that_is_bound_to_nobody_decides_for_the_organization() {
    var scene = Scene.in(ports());
    var key =
        new ApiKey(
            new ApiKey.Id(scene.ids().next()),
            scene.organization(),
            "team",
            "bt_live_xxxx",
            Set.of(Scope.HITL_WRITE),
            null,
            ApiKey.Validity.from(Instant.EPOCH, null));
    var hash = KeyHash.of("secret " + key.id());
    ports()
        .transactions()
        .within(
            store -> {
              store.apiKeys().add(key, hash);
              return true;
            });
    var asked = ask(scene, scene.conversation(), question("admin", null), null);
    result(decide(scene, asked.id(), Verdict.DENY, new Actor.Team(), key.id()));
    assertThat(((Decided) find(scene, asked.id()).state()).by())
        .isEqualTo(new Decider.Key(key.id()));
  }

  @Test
  default void approvals_are_listed_longest_waiting_first_by_status_and_role() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    ask(stranger, stranger.conversation(), null);
    var ids =
        IntStream.range(0, 5)
            .mapToObj(number -> ask(scene, scene.conversation(), null).id())
            .toList();
    result(decide(scene, ids.get(1), Verdict.APPROVE, scene.ada()));
    result(decide(scene, ids.get(3), Verdict.DENY, scene.ada()));
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(list(scene, null, limit)).isEqualTo(ids);
      assertThat(list(scene, ApprovalStatus.PENDING, limit))
          .containsExactly(ids.get(0), ids.get(2), ids.get(4));
    }
    assertThat(list(scene, ApprovalStatus.APPROVED, 9)).containsExactly(ids.get(1));
    assertThat(list(scene, ApprovalStatus.DENIED, 9)).containsExactly(ids.get(3));
    var legal = ask(scene, scene.conversation(), question("legal", null), null);
    var filter = new Filter(null, "legal");
    var page = ports().approvals().list(scene.organization(), filter, new Page.Request(null, 9));
    assertThat(page.items()).containsExactly(legal);
  }

  @Test
  default void nobody_finds_or_decides_the_approval_of_another_organization() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var asked = ask(scene, scene.conversation(), null);
    assertThat(ports().approvals().find(stranger.organization(), asked.id())).isEmpty();
    assertThat(refusal(decide(stranger, asked.id(), Verdict.DENY, stranger.ada())))
        .isEqualTo(new NotFound());
    assertThat(find(scene, asked.id()).pending()).isTrue();
    Decision<Approval> elsewhere =
        scene.on(
            scene.conversation(),
            exchange -> {
              assertThat(exchange.approval(asked.id())).isEmpty();
              return Decision.refuse(new NotFound());
            });
    assertThat(refusal(elsewhere)).isEqualTo(new NotFound());
  }

  private List<Approval.Id> list(Scene scene, @Nullable ApprovalStatus status, int limit) {
    var ids = new ArrayList<Approval.Id>();
    var after = (Page.Cursor) null;
    do {
      var request = new Page.Request(after, limit);
      var page = ports().approvals().list(scene.organization(), new Filter(status, null), request);
      page.items().forEach(each -> ids.add(each.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }
}
