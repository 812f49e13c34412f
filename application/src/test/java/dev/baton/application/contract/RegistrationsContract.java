package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.bot.Registrations;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store keeps of bots beside their turns. */
public interface RegistrationsContract {
  /** After whatever bot an organization begins with. */
  Instant LATER = Instant.parse("2100-01-01T00:00:00.000001Z");

  Ports ports();

  private <R> R with(Function<Registrations, R> work) {
    return ports().transactions().within(store -> work.apply(store.registrations()));
  }

  private List<Registration> list(Scene scene) {
    return with(it -> it.list(scene.organization()));
  }

  private boolean listed(String origin) {
    return with(it -> it.listed(origin));
  }

  private Registration registered(Scene scene, String... origins) {
    var rule = new Window.Rule(Duration.ofMillis(1), Duration.ofMillis(2));
    var bot = new Bot(new Bot.Id(scene.ids().next()), scene.organization(), "Zoë 🙂", rule);
    var registration = new Registration(bot, "She \"speaks\".", Set.of(origins), LATER);
    with(
        it -> {
          it.add(registration);
          return true;
        });
    return registration;
  }

  @Test
  default void a_registration_is_kept_with_all_that_is_said_of_it() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var kept = registered(scene, "https://a.example", "http://b.example:8080");
    assertThat(list(scene)).extracting(Registration::bot).containsExactly(scene.bot(), kept.bot());
    assertThat(list(scene).getLast()).isEqualTo(kept);
    var rule = new Window.Rule(Duration.ZERO, Duration.ofSeconds(9));
    var renamed = new Bot(kept.bot().id(), scene.organization(), "Other", rule);
    var changed = new Registration(renamed, null, Set.of(), LATER);
    with(
        it -> {
          it.save(changed);
          return true;
        });
    assertThat(list(scene).getLast()).isEqualTo(changed);
    assertThat(list(stranger)).extracting(Registration::bot).containsExactly(stranger.bot());
  }

  @Test
  default void an_origin_is_listed_while_a_bot_in_use_lists_it() {
    var scene = Scene.in(ports());
    var origin = "https://" + scene.organization().value() + ".example";
    var kept = registered(scene, "https://other.example", origin);
    assertThat(listed(origin)).isTrue();
    assertThat(listed(origin + ".evil")).isFalse();
    assertThat(listed("")).isFalse();
    with(
        it -> {
          it.retire(scene.organization(), kept.bot().id());
          return true;
        });
    assertThat(listed(origin)).isFalse();
  }

  @Test
  default void a_retired_bot_is_found_by_nobody_and_keeps_its_conversations() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var second = registered(scene).bot();
    with(
        it -> {
          it.retire(scene.organization(), scene.bot().id());
          return true;
        });
    assertThat(list(scene)).extracting(Registration::bot).containsExactly(second);
    assertThat(usual(scene)).isEqualTo(second);
    assertThat(found(scene, scene.bot().id())).isNull();
    assertThat(found(scene, second.id())).isEqualTo(second);
    assertThat(scene.visitorSays(conversation, "Still here?").message().seq()).isZero();
    assertThat(ports().conversations().find(scene.organization(), conversation)).isPresent();
  }

  private Bot usual(Scene scene) {
    return ports().transactions().within(it -> it.bots().usual(scene.organization()).orElseThrow());
  }

  private @Nullable Bot found(Scene scene, Bot.Id id) {
    var byOrganization =
        ports().transactions().within(it -> it.bots().find(scene.organization(), id));
    var byItself = ports().transactions().within(it -> it.bots().find(id));
    assertThat(byItself).isEqualTo(byOrganization);
    return byItself.orElse(null);
  }

  @Test
  default void a_token_keeps_the_origin_that_it_was_given_out_to() {
    var scene = Scene.in(ports());
    var token =
        new VisitorToken(scene.organization(), scene.conversation(), LATER, "https://a.example");
    var hash = KeyHash.of("bt_chat_" + scene.ids().next());
    var found =
        ports()
            .transactions()
            .within(
                store -> {
                  store.visitorTokens().add(token, hash);
                  return store.visitorTokens().findByHash(hash);
                });
    assertThat(found.orElseThrow().token()).isEqualTo(token);
  }
}
