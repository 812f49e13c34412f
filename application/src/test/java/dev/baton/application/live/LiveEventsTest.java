package dev.baton.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Race;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.Shown;
import dev.baton.application.feed.Subject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a follower of an organization is given. */
class LiveEventsTest {
  private static final Duration LONG = Follower.PATIENCE;

  private final Chronicle log = new Chronicle();
  private final AtomicBoolean hearing = new AtomicBoolean(true);
  @AutoClose private final LiveEvents live = new LiveEvents(log, log);
  private final Organization.Id acme = Chronicle.organization();
  private final Organization.Id globex = Chronicle.organization();
  private final Conversation.Id chat = Chronicle.conversation();

  private LiveEventsTest() {
    live.start(hearing::get);
  }

  private Position happens() {
    return log.happens(acme, chat);
  }

  private List<Position> happen(int times) {
    return IntStream.range(0, times).mapToObj(_ -> happens()).toList();
  }

  private static List<Position> given(Found found) {
    assertThat(found).isInstanceOf(Found.Events.class);
    return ((Found.Events) found).happenings().stream().map(Happening::at).toList();
  }

  @Test
  void who_follows_gets_what_happens_after_its_place_and_then_what_comes() throws Exception {
    var before = happen(5);
    try (var following = live.open(acme, before.get(2))) {
      assertThat(given(following.next(LONG))).isEqualTo(before.subList(3, 5));
      assertThat(following.next(Duration.ZERO)).isEqualTo(new Found.Quiet());
      var next = happens();
      live.heard();
      assertThat(given(following.next(LONG))).containsExactly(next);
    }
  }

  /** Source: FAILURES.md 65 and 88. */
  @Test
  void nobody_is_given_what_is_another_organizations() {
    var place = Position.START;
    var ours = new ArrayList<Position>();
    for (int i = 0; i < 2_000; i++) {
      log.happens(globex, Chronicle.conversation());
      if (i % 3 == 0) ours.add(happens());
    }
    ours.add(happens());
    assertThat(Follower.until(live.open(acme, place), ours.getLast()).seen()).isEqualTo(ours);
  }

  /** Source: FAILURES.md 41. */
  @Test
  void wherever_a_follower_comes_back_it_misses_nothing_and_gets_nothing_twice() {
    var all = new ArrayList<>(happen(1_200));
    var followers = new ArrayList<Following>();
    var places = List.of(0, 1, 499, 500, 501, 942, 943, 944, 1_198, 1_199);
    for (var each : places) followers.add(live.open(acme, all.get(each)));
    var target = new Position(1_800, chat.value(), 1_799);
    var running = followers.stream().map(each -> Follower.until(each, target)).toList();
    for (int i = 0; i < 600; i++) {
      all.add(happens());
      live.heard();
    }
    for (int i = 0; i < places.size(); i++) {
      assertThat(running.get(i).seen()).isEqualTo(all.subList(places.get(i) + 1, all.size()));
    }
  }

  /** Source: FAILURES.md 47. */
  @Test
  void a_ring_that_is_lost_costs_a_moment() throws Exception {
    hearing.set(false);
    try (var following = live.openNow(acme)) {
      assertThat(following.next(Duration.ofMillis(50))).isEqualTo(new Found.Quiet());
      var next = happens();
      long began = System.nanoTime();
      assertThat(given(following.next(LONG))).containsExactly(next);
      assertThat(System.nanoTime() - began).isLessThan(LiveEvents.DEAF.multipliedBy(8).toNanos());
    }
  }

  /** Source: FAILURES.md 48. */
  @Test
  void what_an_older_transaction_holds_back_comes_when_that_is_over_without_another_ring()
      throws Exception {
    try (var following = live.openNow(acme)) {
      log.hold(Duration.ofMillis(1));
      var next = happens();
      live.heard();
      assertThat(following.next(Duration.ofMillis(100))).isEqualTo(new Found.Quiet());
      assertThat(live.lag().time()).isPositive();
      log.release();
      long began = System.nanoTime();
      assertThat(given(following.next(LONG))).containsExactly(next);
      assertThat(System.nanoTime() - began).isLessThan(LiveEvents.HEARING.toNanos());
    }
  }

  /** Source: FAILURES.md 27. */
  @Test
  void a_transaction_that_stays_open_for_long_is_told_of_until_it_is_over() throws Exception {
    try (var following = live.openNow(acme)) {
      log.hold(Duration.ofSeconds(4));
      happens();
      live.heard();
      assertThat(following.next(Duration.ofMillis(100))).isEqualTo(new Found.Quiet());
      assertThat(live.lag().late()).isFalse();
      log.hold(Duration.ofMinutes(10));
      live.heard();
      Race.until(() -> live.lag().late());
      log.release();
      live.heard();
      assertThat(given(following.next(LONG))).hasSize(1);
      Race.until(() -> !live.lag().late());
    }
  }

  /** Source: FAILURES.md 31 and 42. */
  @Test
  void a_place_from_the_future_is_told_where_the_head_is() throws Exception {
    happen(3);
    try (var following = live.open(acme, Position.behind(1_000))) {
      assertThat(following.next(LONG)).isEqualTo(new Found.Resync(Position.behind(3)));
      var next = happens();
      live.heard();
      assertThat(given(following.next(LONG))).containsExactly(next);
    }
  }

  /** Source: FAILURES.md 31. */
  @Test
  void who_follows_a_database_that_was_restored_is_told() throws Exception {
    happen(10);
    try (var following = live.openNow(acme)) {
      assertThat(following.next(Duration.ofMillis(50))).isEqualTo(new Found.Quiet());
      log.restore(4);
      live.heard();
      assertThat(following.next(LONG)).isEqualTo(new Found.Resync(Position.behind(4)));
      var next = happens();
      live.heard();
      assertThat(given(following.next(LONG))).containsExactly(next);
    }
  }

  /** Source: FAILURES.md 43. */
  @Test
  void who_is_too_far_behind_is_told_where_the_head_is_after_a_bounded_search() throws Exception {
    var place = happens();
    for (int i = 0; i < Following.MOST + 10_000; i++) log.happens(globex, chat);
    int before = log.reads.get();
    try (var following = live.open(acme, place)) {
      assertThat(following.next(LONG)).isInstanceOf(Found.Resync.class);
      assertThat(log.reads.get() - before).isLessThan(Following.MOST / EventLog.CHUNK + 10);
    }
  }

  /** Source: FAILURES.md 44. */
  @Test
  void a_slow_follower_costs_the_others_nothing_and_gets_all_of_it() throws Exception {
    try (var slow = live.openNow(acme)) {
      var fast = live.openNow(acme);
      var all = new ArrayList<Position>();
      var target = new Position(1_000, chat.value(), 999);
      var others = Follower.until(fast, target);
      for (int i = 0; i < 1_000; i++) {
        all.add(happens());
        live.heard();
      }
      assertThat(others.seen()).isEqualTo(all);
      var late = new ArrayList<Position>();
      while (late.size() < all.size()) {
        var some = given(slow.next(LONG));
        assertThat(some).as("held at once").hasSizeLessThanOrEqualTo(Recent.CAPACITY);
        late.addAll(some);
      }
      assertThat(late).isEqualTo(all);
    }
  }

  /** Source: FAILURES.md 46. */
  @Test
  void many_who_come_back_at_once_share_what_the_first_has_read() {
    var all = happen(200);
    var followers = new ArrayList<Following>();
    for (int i = 0; i < 1_000; i++) followers.add(live.open(acme, all.getFirst()));
    int before = log.reads.get();
    var running = followers.stream().map(it -> Follower.until(it, all.getLast())).toList();
    running.forEach(each -> assertThat(each.seen()).hasSize(199));
    assertThat(log.reads.get() - before).isLessThan(50);
  }

  @Test
  void while_the_database_is_away_followers_wait_and_then_catch_up() {
    var following = live.openNow(acme);
    log.away = () -> true;
    var all = happen(3);
    var waiting = Follower.until(following, all.getLast());
    live.heard();
    log.away = () -> false;
    assertThat(waiting.seen()).isEqualTo(all);
  }

  @Test
  void an_event_is_encoded_once_for_all() throws Exception {
    var place = happens();
    var one = live.open(acme, place);
    var other = live.open(acme, place);
    happens();
    live.heard();
    var times = new AtomicInteger();
    Function<Happening.Told, byte[]> encoder =
        _ -> {
          times.incrementAndGet();
          return new byte[0];
        };
    for (var each : List.of(one, other)) {
      ((Found.Events) each.next(LONG)).happenings().forEach(it -> it.encoded(encoder));
    }
    assertThat(times).hasValue(1);
  }

  @Test
  void nobody_is_remembered_who_has_left_and_the_end_is_told_to_all() throws Exception {
    live.openNow(acme).close();
    assertThat(live.audiences()).isZero();
    var following = live.openNow(acme);
    live.close();
    assertThat(following.next(LONG)).isEqualTo(new Found.Stopped());
    assertThat(live.open(acme, Position.START).next(LONG)).isEqualTo(new Found.Stopped());
  }

  @Test
  void hints_are_heard_by_those_who_follow_now_and_move_nobody() throws Exception {
    var chat = new Subject(acme, this.chat);
    try (var following = live.openNow(acme);
        var stranger = live.openNow(globex)) {
      assertThat(following.next(Duration.ofMillis(50))).isEqualTo(new Found.Quiet());
      var place = following.place();
      live.hinted(new Hint.VisitorTypes(chat));
      live.hinted(new Hint.Presence(chat, false));
      assertThat(heard(following.next(LONG)))
          .containsExactly(new Hint.VisitorTypes(chat), new Hint.Presence(chat, false));
      assertThat(following.place()).isEqualTo(place);
      for (int i = 0; i < 1_000; i++) live.hinted(new Hint.TeamTypes(chat, null));
      assertThat(heard(following.next(LONG))).hasSizeLessThan(100);
      assertThat(following.next(Duration.ZERO)).isEqualTo(new Found.Quiet());
      assertThat(stranger.next(Duration.ZERO)).isEqualTo(new Found.Quiet());
    }
  }

  @Test
  void who_was_given_the_last_event_first_of_all_hears_what_is_hinted_after_it() throws Exception {
    var hint = new Hint.VisitorTypes(new Subject(acme, chat));
    try (var following = live.openNow(acme)) {
      happens();
      live.heard();
      assertThat(following.next(LONG)).isInstanceOf(Found.Events.class);
      live.hinted(hint);
      assertThat(heard(following.next(LONG))).containsExactly(hint);
    }
  }

  private static List<Hint> heard(Found found) {
    assertThat(found).isInstanceOf(Found.Hints.class);
    return ((Found.Hints) found).hints().stream().map(Shown::value).toList();
  }
}
