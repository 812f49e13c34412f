package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Unavailable;
import dev.baton.application.contract.AskedOnce;
import dev.baton.application.contract.Scene;
import dev.baton.application.once.Outcome;
import dev.baton.application.once.Ticket;
import dev.baton.domain.conversation.Conversation;
import dev.baton.persistence.CutAtCommit.When;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection is lost while it commits. Source: FAILURES.md 6. */
class LostCommitTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  private CutAtCommit proxy;
  private HikariDataSource pool;
  private Scene scene;
  private PostgresReplies replies;
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    var url = URI.create(DATABASE.url().substring("jdbc:".length()));
    proxy = new CutAtCommit(url.getPort());
    var through = DATABASE.url().replace(":" + url.getPort(), ":" + proxy.port());
    pool = DatabasePool.open(through, null, null, 2);
    scene = Scene.in(PostgresPorts.on(pool, 1));
    replies = new PostgresReplies(pool, rings -> {});
  }

  @AfterEach
  void stop() throws IOException {
    pool.close();
    proxy.close();
  }

  private Outcome says(Conversation.Id conversation, Ticket ticket, boolean sharing) {
    return replies.once(
        ticket,
        () -> {
          runs.incrementAndGet();
          var said =
              sharing
                  ? replies.sharing(_ -> "said", () -> scene.visitor(conversation, "Hello?"))
                  : scene.visitor(conversation, "Hello?");
          assertThat(Scene.result(said)).isNotNull();
          return "said";
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_committed_is_answered_and_not_done_again(boolean sharing) {
    var conversation = scene.conversation();
    var ticket = AskedOnce.ticket(scene.organization());
    proxy.arm(When.AFTER);
    assertThat(says(conversation, ticket, sharing)).isEqualTo(new Outcome.Repeated("said"));
    assertThat(proxy.armed()).isFalse();
    assertThat(runs).hasValue(1);
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_not_committed_is_left_to_who_asks_again(boolean sharing) {
    var conversation = scene.conversation();
    var ticket = AskedOnce.ticket(scene.organization());
    proxy.arm(When.BEFORE);
    assertThatThrownBy(() -> says(conversation, ticket, sharing)).isInstanceOf(Unavailable.class);
    assertThat(proxy.armed()).isFalse();
    assertThat(runs).as("never blindly again").hasValue(1);
    assertThat(scene.read(conversation).nextSeq()).isZero();
    assertThat(says(conversation, ticket, sharing)).isEqualTo(new Outcome.Done());
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }

  @Test
  void without_a_key_nobody_can_tell() {
    var conversation = scene.conversation();
    proxy.arm(When.AFTER);
    assertThatThrownBy(() -> scene.visitor(conversation, "Hello?")).isInstanceOf(Unavailable.class);
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(1);
  }
}
