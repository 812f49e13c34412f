package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Next;
import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.persistence.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, without the net: what arrives, the doorbell has brought. */
class NotifyDoorbellTest {
  private static final String CUT_SENDERS =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where application_name = 'baton-doorbell' and datname = current_database()
      and query like '%pg_notify%'
      """;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();
  @AutoClose private final Chat chat = new Chat(DATABASE);
  @AutoClose private final Node here = new Node(chat, new Direct(DATABASE));
  @AutoClose private final Node there = new Node(chat, new Direct(DATABASE));

  @BeforeEach
  void both_hear() {
    Eventually.holds(() -> here.doorbell.hearing() && there.doorbell.hearing());
  }

  private static List<Ring> rings(int count) {
    return Stream.generate(NotifyDoorbellTest::ring).limit(count).toList();
  }

  private static Ring ring() {
    return new Ring(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()), 1);
  }

  @Test
  void a_ring_on_one_node_reaches_the_readers_of_both() throws Exception {
    var subject = chat.begun();
    try (var local = here.open(subject, -1);
        var remote = there.open(subject, -1)) {
      for (long seq = 0; seq < 20; seq++) {
        here.doorbell.ring(List.of(chat.post(subject)));
        assertThat(seen(remote.next(Eventually.PATIENCE))).isEqualTo(seq);
        assertThat(seen(local.next(Eventually.PATIENCE))).isEqualTo(seq);
      }
    }
  }

  private static long seen(Next next) {
    assertThat(next).isInstanceOf(Next.Lines.class);
    return ((Next.Lines) next).entries().getLast().seq();
  }

  @Test
  void a_node_is_told_of_its_own_rings_once() throws Exception {
    var own = ring();
    var other = ring();
    here.doorbell.ring(List.of(own));
    Eventually.holds(() -> there.told.contains(own));
    there.doorbell.ring(List.of(other));
    Eventually.holds(() -> here.told.contains(other));
    assertThat(here.told).containsExactly(own, other);
  }

  @Test
  void a_hint_is_told_once_on_each_node() {
    var subject = new Subject(ring().organization(), ring().conversation());
    var hints =
        List.of(
            new Hint.VisitorTypes(subject),
            new Hint.TeamTypes(subject, null),
            new Hint.TeamTypes(subject, new Operator.Id(UUID.randomUUID())),
            new Hint.Presence(subject, true),
            new Hint.Presence(subject, false));
    hints.forEach(here.doorbell::tell);
    Eventually.holds(() -> there.hinted.size() == hints.size());
    assertThat(there.hinted).containsExactlyElementsOf(hints);
    assertThat(here.hinted).containsExactlyElementsOf(hints);
    assertThat(there.told).isEmpty();
  }

  @Test
  void a_burst_makes_few_notifies_and_all_of_it_arrives() {
    long before = here.doorbell.sent();
    var burst = rings(10_000);
    burst.forEach(each -> here.doorbell.ring(List.of(each)));
    Eventually.holds(() -> there.told.size() == burst.size());
    assertThat(Set.copyOf(there.told)).isEqualTo(Set.copyOf(burst));
    assertThat(here.doorbell.sent() - before).isLessThan(2L * burst.size() / Payload.MOST);
  }

  @Test
  void a_ring_that_finds_its_connection_dead_goes_over_the_next() {
    assertThat(chat.run(CUT_SENDERS)).isEqualTo(2);
    var ring = ring();
    here.doorbell.ring(List.of(ring));
    Eventually.holds(() -> there.told.contains(ring));
  }

  @Test
  void whoever_rings_does_not_wait_for_the_database() {
    var cut = new Direct(DATABASE);
    cut.blocked = true;
    try (var alone = new Node(chat, cut)) {
      var many = rings(Pending.CAPACITY * 2);
      long began = System.nanoTime();
      many.forEach(each -> alone.doorbell.ring(List.of(each)));
      assertThat(alone.told).hasSameSizeAs(many);
      assertThat(System.nanoTime() - began).isLessThan(Eventually.PATIENCE.toNanos() / 2);
    }
  }

  @Test
  void a_feed_that_fails_does_not_fail_whoever_rings() {
    try (var broken =
        new NotifyDoorbell(
            new Direct(DATABASE),
            UUID.randomUUID(),
            new Ears(
                _ -> {
                  throw new IllegalStateException("a bug, by the test");
                },
                _ -> {}))) {
      broken.start();
      var ring = ring();
      broken.ring(List.of(ring));
      Eventually.holds(() -> there.told.contains(ring));
      here.doorbell.ring(List.of(ring()));
      Eventually.holds(broken::hearing);
    }
  }

  @Test
  void it_leaves_no_connection_behind() {
    var count =
        "select count(*) from pg_stat_activity where application_name = 'baton-doorbell'"
            + " and datname = current_database()";
    Eventually.holds(() -> chat.run(count) == 4);
    here.close();
    there.close();
    Eventually.holds(() -> chat.run(count) == 0);
  }
}
