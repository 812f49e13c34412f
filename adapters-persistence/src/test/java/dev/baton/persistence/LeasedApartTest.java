package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Store;
import dev.baton.application.bot.Given;
import dev.baton.application.bot.Turns.Wish;
import dev.baton.application.contract.Absentee;
import dev.baton.application.contract.Scene;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whoever asks for work does not wait for somebody else who is being given some. */
class LeasedApartTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private final Scene scene = Scene.in(PostgresPorts.on(POOL, 2));

  private void turn(String text) {
    var conversation = scene.conversation();
    var draft = scene.draft(new Author.Visitor(), text);
    var atOnce = new Window.Rule(Duration.ZERO, Duration.ZERO);
    Scene.result(scene.on(conversation, ex -> ex.conversation().receive(draft, atOnce, ex.now())));
    Scene.result(scene.on(conversation, ex -> ex.conversation().takeTurn(ex.now())));
  }

  private static List<String> texts(List<Given> given) {
    return given.stream().flatMap(each -> each.messages().stream()).map(Message::text).toList();
  }

  @Test
  void what_is_being_given_to_one_is_passed_over_by_the_other() throws Exception {
    turn("1");
    turn("2");
    var transactions = scene.ports().transactions();
    var wish = new Wish(scene.organization(), null, false, Set.of());
    var other = new CompletableFuture<List<String>>();
    var first =
        transactions.within(
            store -> {
              var mine = store.turns().lease(wish, 1, MINUTE);
              other.completeAsync(
                  () -> transactions.within(it -> texts(it.turns().lease(wish, 9, MINUTE))));
              return List.of(texts(mine), other.orTimeout(4, TimeUnit.SECONDS).join());
            });
    assertThat(first).containsExactlyInAnyOrder(List.of("1"), List.of("2"));
  }

  private UUID due() {
    var visitor = Absentee.in(scene);
    visitor.plan(Duration.ZERO, visitor.told());
    return visitor.conversation().value();
  }

  private static List<UUID> leased(Store store, int most) {
    return store.awayMails().lease(UUID.randomUUID(), MINUTE, most).stream()
        .map(each -> each.visitor().conversation().value())
        .toList();
  }

  @Test
  void an_e_mail_that_is_being_leased_is_passed_over_by_the_other() {
    var zoe = due();
    var ben = due();
    var transactions = scene.ports().transactions();
    var other = new CompletableFuture<List<UUID>>();
    var first =
        transactions.within(
            store -> {
              var mine = leased(store, 1);
              other.completeAsync(() -> transactions.within(it -> leased(it, 9)));
              return List.of(mine, other.orTimeout(4, TimeUnit.SECONDS).join());
            });
    assertThat(first).containsExactlyInAnyOrder(List.of(zoe), List.of(ben));
  }
}
