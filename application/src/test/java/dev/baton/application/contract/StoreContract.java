package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Store;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a store keeps, beside keys and conversations. */
public interface StoreContract {

  Ports ports();

  private void write(Consumer<Store> work) {
    ports()
        .transactions()
        .within(
            store -> {
              work.accept(store);
              return true;
            });
  }

  private <T> Optional<T> find(Function<Store, Optional<T>> question) {
    return ports().transactions().within(question);
  }

  @Test
  default void organizations_are_found_by_id_and_by_slug() {
    var ids = Scene.in(ports()).ids();
    var id = new Organization.Id(ids.next());
    var organization = new Organization(id, "Zoë & Söhne 🙂", "zoe-" + id.value());
    write(store -> store.organizations().add(organization));
    assertThat(find(store -> store.organizations().find(id))).contains(organization);
    assertThat(find(store -> store.organizations().findBySlug(organization.slug())))
        .contains(organization);
    assertThat(find(store -> store.organizations().findBySlug("nobody"))).isEmpty();
    assertThat(find(store -> store.organizations().find(new Organization.Id(ids.next()))))
        .isEmpty();
  }

  @Test
  default void operators_are_found_in_their_organization_only() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    for (var role : Role.values()) {
      var id = new Operator.Id(scene.ids().next());
      var operator = new Operator(id, scene.organization(), "Ada", role);
      write(store -> store.operators().add(operator));
      assertThat(find(store -> store.operators().find(scene.organization(), id)))
          .contains(operator);
      assertThat(find(store -> store.operators().find(stranger.organization(), id))).isEmpty();
    }
  }

  @Test
  default void the_first_bot_of_an_organization_is_the_usual_one() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var rule = new Window.Rule(Duration.ZERO, Duration.ofMillis(1500));
    var second = new Bot(new Bot.Id(scene.ids().next()), scene.organization(), "Second", rule);
    write(store -> store.bots().add(second));
    assertThat(find(store -> store.bots().usual(scene.organization()))).contains(scene.bot());
    assertThat(find(store -> store.bots().find(scene.organization(), second.id())))
        .contains(second);
    assertThat(find(store -> store.bots().find(second.id()))).contains(second);
    assertThat(find(store -> store.bots().find(stranger.organization(), second.id()))).isEmpty();
    assertThat(find(store -> store.bots().usual(new Organization.Id(scene.ids().next()))))
        .isEmpty();
  }

  @Test
  default void a_visitors_token_is_found_by_its_hash() {
    var scene = Scene.in(ports());
    var expiry = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var token = new VisitorToken(scene.organization(), scene.conversation(), expiry, null);
    var hash = KeyHash.of("bt_chat_" + scene.ids().next());
    write(store -> store.visitorTokens().add(token, hash));
    assertThat(find(store -> store.visitorTokens().findByHash(hash)).map(it -> it.token()))
        .contains(token);
    assertThat(find(store -> store.visitorTokens().findByHash(KeyHash.of("guess")))).isEmpty();
  }

  @Test
  default void a_started_conversation_is_there_once_its_store_is_closed() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var log = Log.of(scene, conversation);
    assertThat(scene.read(conversation).nextSeq()).isZero();
    assertThat(log).singleElement().extracting(it -> it.kind()).isEqualTo("conversation_started");
    assertThat(log.getFirst().position()).isZero();
    assertThat(scene.visitorSays(conversation, "Hello?").message().seq()).isZero();
    assertThat(find(store -> Optional.of(store.now())).orElseThrow())
        .isAfterOrEqualTo(log.getFirst().time());
  }

  @Test
  default void a_removed_conversation_takes_all_with_it_that_hangs_on_it() {
    var scene = Scene.in(ports());
    var kept = scene.conversation();
    scene.visitorSays(kept, "Still here?");
    var gone = scene.conversation();
    scene.visitorSays(gone, "Hello?");
    var handoff = scene.request(gone, Request.unbriefed());
    var hash = KeyHash.of("bt_chat_" + scene.ids().next());
    var token = new VisitorToken(scene.organization(), gone, Instant.now(), null);
    write(store -> store.visitorTokens().add(token, hash));
    Scene.result(scene.relay(handoff, scene.ada(), "Hi."));
    scene.botSays(gone, Epoch.FIRST, "Too late.");
    write(store -> store.conversations().remove(scene.organization(), gone));

    var everything = new TranscriptQueries.Filter(null, null);
    assertThat(ports().conversations().find(scene.organization(), gone)).isEmpty();
    assertThat(ports().handoffs().find(scene.organization(), handoff)).isEmpty();
    assertThat(ports().transcripts().page(scene.organization(), gone, everything, 99, 9)).isEmpty();
    assertThat(find(store -> store.visitorTokens().findByHash(hash))).isEmpty();
    assertThat(Log.of(scene, gone)).isEmpty();
    assertThat(Log.of(scene, kept)).isNotEmpty();
    assertThat(scene.visitorSays(kept, "Yes.").message().seq()).isEqualTo(1);
  }

  @Test
  default void only_its_organization_can_lock_a_conversation() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var id = scene.conversation();
    assertThat(find(store -> store.conversations().lock(scene.organization(), id)))
        .contains(Phase.BOT);
    assertThat(find(store -> store.conversations().lock(stranger.organization(), id))).isEmpty();
  }
}
