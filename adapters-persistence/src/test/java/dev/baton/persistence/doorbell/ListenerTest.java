package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Ring;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.persistence.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();
  @AutoClose private final Chat chat = new Chat(DATABASE);

  private final UUID node = UUID.randomUUID();
  private final BlockingQueue<Ring> told = new LinkedBlockingQueue<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final Listener listener =
      new Listener(
          new Direct(DATABASE), node, new Ears(told::addAll, _ -> {}), begun::incrementAndGet);

  @BeforeEach
  void listen() {
    Thread.ofVirtual().start(listener);
    Eventually.holds(() -> begun.get() == 1);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private void say(String payload) {
    chat.run("select count(pg_notify('baton_ring', ?))", payload);
  }

  private static Ring ring() {
    return new Ring(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()), 3);
  }

  /** As behind a pooler, where LISTEN seems to work. */
  @Test
  void it_is_deaf_until_it_hears_its_own_node() throws Exception {
    var ring = ring();
    say(new Payload(UUID.randomUUID(), List.of(ring)).text());
    assertThat(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ring);
    assertThat(listener.hearing()).isFalse();
    say(new Payload(node, List.of(ring())).text());
    Eventually.holds(listener::hearing);
    assertThat(told).isEmpty();
  }

  /** As on a connection that is half open. */
  @Test
  void it_is_deaf_again_when_nothing_comes_back_and_then_connects_anew() {
    say(new Payload(node, List.of()).text());
    Eventually.holds(listener::hearing);
    long alive = System.nanoTime();
    Eventually.holds(() -> !listener.hearing());
    assertThat(System.nanoTime() - alive).isLessThan(2 * Listener.DEAF.toNanos());
    assertThat(begun).hasValue(1);
    Eventually.holds(() -> begun.get() == 2);
  }

  @Test
  void what_it_does_not_understand_does_not_stop_it() throws Exception {
    say("hello");
    say("2 " + "x".repeat(5000));
    var ring = ring();
    say(new Payload(UUID.randomUUID(), List.of(ring)).text());
    assertThat(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ring);
  }
}
