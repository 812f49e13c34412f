package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Caller;
import dev.baton.application.access.ChangeOperator;
import dev.baton.application.access.DismissOperator;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.Operators.Leaver;
import dev.baton.application.access.Ordered;
import dev.baton.application.handoff.ReleaseHandoffs;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.handoff.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is true of operators who come, change and go, wherever they are kept. */
public interface OperatorsContract {

  Ports ports();

  private static Caller team(Scene scene) {
    var id = new ApiKey.Id(scene.ids().next());
    return new Caller(scene.organization(), id, "team", Set.of(), new Actor.Team());
  }

  private Operator find(Scene scene, Operator.Id id) {
    return ports()
        .transactions()
        .within(store -> store.operators().find(scene.organization(), id))
        .orElseThrow();
  }

  private List<Operator.Id> list(Scene scene) {
    return ports()
        .transactions()
        .within(store -> store.operators().list(scene.organization()))
        .stream()
        .map(Operator::id)
        .toList();
  }

  private Ordered<List<ApiKey.Id>> dismiss(Scene scene, Operator.Id id) {
    return new DismissOperator(ports().transactions(), release()).dismiss(team(scene), id);
  }

  private ReleaseHandoffs release() {
    return new ReleaseHandoffs(ports().handoffs(), ports().transactions());
  }

  private IssueKey.Issued issue(Scene scene, Operator.@Nullable Id operator) {
    var order = new IssueKey.Order("a key", Set.of(Scope.KEYS), operator, null);
    return new IssueKey(ports().transactions(), scene.ids(), new CountingSecrets())
        .issue(scene.organization(), order)
        .orElseThrow();
  }

  private ApiKey found(IssueKey.Issued issued) {
    return ports()
        .transactions()
        .within(store -> store.apiKeys().findByHash(issued.secret().hash()))
        .orElseThrow()
        .key();
  }

  @Test
  default void an_operator_is_kept_as_he_was_changed_and_his_keys_follow() {
    var scene = Scene.in(ports());
    var key = issue(scene, scene.ada().id());
    var changed =
        new ChangeOperator(ports().transactions())
            .change(
                team(scene),
                scene.ada().id(),
                it -> new Operator(it.id(), it.organization(), "Zoe", Role.ADMIN, "z@b.de"));
    assertThat(changed).isEqualTo(new Ordered.Done<>(find(scene, scene.ada().id())));
    assertThat(find(scene, scene.ada().id()).email()).isEqualTo("z@b.de");
    assertThat(found(key).actor()).isEqualTo(new Actor.Person(scene.ada().id(), Role.ADMIN));
  }

  @Test
  default void whoever_leaves_is_not_found_any_more_and_his_keys_are_revoked() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var key = issue(scene, scene.ada().id());
    var kept = issue(scene, scene.bea().id());
    assertThat(dismiss(stranger, scene.ada().id())).isEqualTo(new Ordered.Unknown<>());
    assertThat(dismiss(scene, scene.ada().id()))
        .isEqualTo(new Ordered.Done<>(List.of(key.key().id())));
    assertThat(dismiss(scene, scene.ada().id())).isEqualTo(new Ordered.Unknown<>());
    assertThat(list(scene)).containsExactly(scene.bea().id());
    assertThat(list(stranger)).hasSize(2);
    assertThat(found(key).standing(Instant.now())).isEqualTo(ApiKey.Standing.REVOKED);
    assertThat(found(kept)).isEqualTo(kept.key());
  }

  @Test
  default void what_a_leaver_owned_goes_back_to_the_queue_and_nothing_else_does() {
    var scene = Scene.in(ports());
    var soft = scene.waiting();
    var hard = scene.waiting();
    var others = scene.waiting();
    Scene.result(scene.relay(soft, scene.ada(), "Hi."));
    Scene.result(scene.claim(hard, scene.ada()));
    Scene.result(scene.claim(others, scene.bea()));
    dismiss(scene, scene.ada().id());
    assertThat(scene.read(soft).handoff().claim()).isEqualTo(new Claim.None());
    assertThat(scene.read(hard).handoff().claim()).isEqualTo(new Claim.None());
    assertThat(scene.read(others).handoff().claim().holder()).isEqualTo(scene.bea().id());
  }

  @Test
  default void what_a_leaver_takes_in_the_last_moment_goes_back_too() {
    var scene = Scene.in(ports());
    var handoff = scene.waiting();
    dismiss(scene, scene.ada().id());
    Scene.result(scene.claim(handoff, scene.ada()));
    release().ofLeavers();
    assertThat(scene.read(handoff).handoff().claim()).isEqualTo(new Claim.None());
    assertThat(leaving(scene)).extracting(Leaver::longGone).containsExactly(false);
    var leaver = leaving(scene).getFirst();
    ports()
        .transactions()
        .within(
            store -> {
              store.operators().gone(leaver);
              return true;
            });
    assertThat(leaving(scene)).isEmpty();
  }

  private List<Leaver> leaving(Scene scene) {
    return ports().transactions().within(store -> store.operators().leaving(1000)).stream()
        .filter(each -> each.organization().equals(scene.organization()))
        .toList();
  }
}
