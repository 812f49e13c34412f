package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.Caller;
import dev.baton.application.access.ChangeKey;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.Ordered;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.ApiKey.Standing;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is true of keys, wherever they are kept. */
public interface ApiKeysContract {

  Ports ports();

  private Optional<ApiKey> find(String secret) {
    return known(secret).map(ApiKeys.Known::key);
  }

  private Optional<ApiKeys.Known> known(String secret) {
    return ports().transactions().within(it -> it.apiKeys().findByHash(KeyHash.of(secret)));
  }

  private List<ApiKey> list(Scene scene) {
    return ports().transactions().within(it -> it.apiKeys().list(scene.organization())).stream()
        .map(ApiKeys.Known::key)
        .toList();
  }

  private static Caller team(Scene scene) {
    var all = EnumSet.allOf(Scope.class);
    var id = new ApiKey.Id(scene.ids().next());
    return new Caller(scene.organization(), id, "team", all, new Actor.Team());
  }

  private Ordered<ApiKeys.Known> revoke(Scene scene, ApiKey.Id id) {
    return new ChangeKey(ports().transactions()).revoke(team(scene), id);
  }

  private IssueKey.Issued issue(
      Scene scene, Set<Scope> scopes, Operator.@Nullable Id operator, @Nullable Instant expiry) {
    var order = new IssueKey.Order("a key", scopes, operator, expiry);
    return new IssueKey(ports().transactions(), scene.ids(), new CountingSecrets())
        .issue(scene.organization(), order)
        .orElseThrow();
  }

  private IssueKey.Issued issue(Scene scene) {
    return issue(scene, Set.of(Scope.BOT), null, null);
  }

  private ApiKey found(IssueKey.Issued issued) {
    return find(issued.secret().text()).orElseThrow();
  }

  @Test
  default void a_key_is_found_by_the_hash_of_its_secret_with_all_it_opens() {
    var scene = Scene.in(ports());
    var expiry = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
    var bound = issue(scene, EnumSet.allOf(Scope.class), scene.ada().id(), expiry);
    assertThat(found(bound)).isEqualTo(bound.key());
    assertThat(found(bound).actor()).isEqualTo(scene.ada());
    var free = issue(scene, Set.of(), null, null);
    assertThat(found(free)).isEqualTo(free.key());
    assertThat(found(free).actor()).isEqualTo(new Actor.Team());
    assertThat(find("bt_live_guess")).isEmpty();
  }

  @Test
  default void keys_are_listed_oldest_first_for_their_organization_until_they_are_revoked() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var first = issue(scene).key();
    var second = issue(scene, Set.of(Scope.KEYS), scene.bea().id(), null).key();
    issue(stranger);
    assertThat(list(scene)).containsExactly(first, second);
    assertThat(revoke(scene, first.id())).isInstanceOf(Ordered.Done.class);
    assertThat(list(scene)).containsExactly(second);
  }

  @Test
  default void a_revoked_key_is_still_found_and_says_so_and_stays_revoked_since_the_first_time() {
    var scene = Scene.in(ports());
    var issued = issue(scene);
    revoke(scene, issued.key().id());
    var revoked = found(issued);
    assertThat(revoked.standing(Instant.now())).isEqualTo(Standing.REVOKED);
    assertThat(revoke(scene, issued.key().id())).isInstanceOf(Ordered.Done.class);
    assertThat(found(issued)).isEqualTo(revoked);
  }

  @Test
  default void nobody_revokes_the_key_of_another_organization() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var issued = issue(scene);
    var unknown = new ApiKey.Id(scene.ids().next());
    assertThat(revoke(stranger, issued.key().id())).isEqualTo(new Ordered.Unknown<>());
    assertThat(revoke(scene, unknown)).isEqualTo(new Ordered.Unknown<>());
    assertThat(found(issued)).isEqualTo(issued.key());
  }

  @Test
  default void a_paused_key_says_so_until_it_is_resumed() {
    var scene = Scene.in(ports());
    var issued = issue(scene);
    var change = new ChangeKey(ports().transactions());
    change.pause(team(scene), issued.key().id());
    assertThat(found(issued).standing(Instant.now())).isEqualTo(Standing.PAUSED);
    assertThat(list(scene)).containsExactly(found(issued));
    change.resume(team(scene), issued.key().id());
    assertThat(found(issued)).isEqualTo(issued.key());
  }

  @Test
  default void it_is_noted_to_the_minute_when_a_good_key_was_used() {
    var scene = Scene.in(ports());
    var issued = issue(scene);
    var hash = issued.secret().hash();
    var authenticate = new Authenticate(ports().transactions());
    assertThat(authenticate.key(hash).orElseThrow().lastUsedAt()).isNull();
    var first = authenticate.key(hash).orElseThrow();
    assertThat(first.lastUsedAt()).isNotNull().isBeforeOrEqualTo(first.asOf());
    assertThat(authenticate.key(hash).orElseThrow().lastUsedAt()).isEqualTo(first.lastUsedAt());
    var bad = issue(scene);
    revoke(scene, bad.key().id());
    authenticate.key(bad.secret().hash());
    assertThat(authenticate.key(bad.secret().hash()).orElseThrow().lastUsedAt()).isNull();
  }

  @Test
  default void of_two_who_end_the_last_two_keys_at_once_one_is_refused() {
    for (int round = 0; round < 8; round++) {
      var scene = Scene.in(ports());
      var keys =
          List.of(
              issue(scene, Set.of(Scope.KEYS), null, null).key().id(),
              issue(scene, Set.of(Scope.KEYS), null, null).key().id());
      issue(scene, Set.of(Scope.KEYS), scene.ada().id(), null);
      var ended = Race.of(2, number -> revoke(scene, keys.get(number)));
      assertThat(ended).filteredOn(it -> it instanceof Ordered.Done).hasSize(1);
      assertThat(ended).contains(new Ordered.LastAdmin<>());
    }
  }
}
