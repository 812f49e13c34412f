package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Store;
import dev.baton.application.contract.Race;
import dev.baton.application.contract.Scene;
import dev.baton.application.delivery.WebDeliveries.Taken;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two nodes write down at once what readers of both took. */
class TakenOnTwoNodesTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private final Scene scene = Scene.in(PostgresPorts.on(POOL, 2));
  private final Conversation.Id conversation = scene.conversation();

  private boolean taken(Store store) {
    store.deliveries().taken(Set.of(new Taken(scene.organization(), conversation, 0)));
    return true;
  }

  private String ask(String sql) {
    return String.valueOf(DSL.using(POOL, org.jooq.SQLDialect.POSTGRES).fetchValue(sql));
  }

  @Test
  void the_first_to_come_says_when() {
    Scene.result(scene.botSays(conversation, Epoch.FIRST, "Hello."));
    var transactions = scene.ports().transactions();
    var second = new CompletableFuture<Boolean>();
    transactions.within(
        store -> {
          taken(store);
          second.completeAsync(() -> transactions.within(this::taken));
          Race.until(
              () ->
                  ask("select count(*) from pg_stat_activity"
                          + " where datname = current_database() and wait_event_type = 'Lock'")
                      .equals("1"));
          return true;
        });
    assertThat(second.join()).isTrue();
    assertThat(ask("select delivered_at = sent_at from delivery")).isEqualTo("true");
    assertThat(ask("select status from delivery")).isEqualTo("delivered");
  }
}
