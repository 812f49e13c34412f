package dev.baton.application.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMailQueries.Standing;
import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.MessageQueries.Place;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What visitors who are away are told by e-mail. Nothing else is due while one of these runs: what
 * an earlier one left is put away.
 */
public interface AwayMailsContract {
  Duration HELD = Duration.ofMinutes(1);
  Duration AT_ONCE = Duration.ZERO;
  Fate SENT = new Fate.Sent();
  Failure UNREACHED = new Failure("smtp_451", "The mail server answered 451.");

  Ports ports();

  @BeforeEach
  default void put_away_e_mails_that_are_due() {
    for (var rest = lease(HELD); !rest.isEmpty(); rest = lease(HELD)) {
      for (var each : rest) settle(each, SENT);
    }
  }

  private List<AwayMail> lease(Duration lease) {
    return Absentee.lease(ports(), lease, 999);
  }

  private AwayMail one(Duration lease) {
    var leased = lease(lease);
    assertThat(leased).hasSize(1);
    return leased.getFirst();
  }

  private boolean settle(AwayMail mail, Fate fate) {
    return Absentee.on(ports(), it -> it.settle(mail, fate));
  }

  @Test
  default void what_a_human_says_on_the_web_to_a_visitor_who_is_away_is_told_to_him() {
    var zoe = Absentee.in(Scene.in(ports()));
    long said = zoe.told();
    zoe.plan(AT_ONCE, said);
    var mail = one(HELD);
    assertThat(mail.visitor()).isEqualTo(zoe.visitor());
    assertThat(mail.firstSeq()).isEqualTo(said);
    assertThat(mail.lastSeq()).isEqualTo(said);
    assertThat(mail.tries()).isEqualTo(1);
    assertThat(mail.at()).isEqualTo(requireNonNull(zoe.standing().due()).minus(HELD));
    assertThat(lease(HELD)).isEmpty();
    assertThat(settle(mail, SENT)).isTrue();
    assertThat(lease(HELD)).isEmpty();
  }

  @Test
  default void what_others_say_or_elsewhere_or_to_no_address_is_not() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    long said = zoe.told();
    long answer = scene.visitorSays(zoe.conversation(), "Yes?").message().seq();
    zoe.plan(AT_ONCE, said - 1, answer);
    assertThat(zoe.untold()).as("a marker and his own words").isTrue();
    var talked = scene.conversation(Channel.WEB, Absentee.reachedAt("zoe@example.test"));
    scene.botSays(talked, Epoch.FIRST, "Hello?");
    Absentee.plan(ports(), AT_ONCE, new Place(scene.organization(), talked, 0));
    assertThat(lease(HELD)).as("the bot's words").isEmpty();
    var texting = Absentee.in(scene, Channel.SMS, "ben@example.test");
    texting.plan(AT_ONCE, texting.told());
    assertThat(texting.untold()).as("by SMS").isTrue();
    var nobody = Absentee.in(scene, Channel.WEB, null);
    nobody.plan(AT_ONCE, nobody.told());
    assertThat(nobody.untold()).as("no address").isTrue();
    var stranger = Scene.in(ports()).organization();
    Absentee.plan(ports(), AT_ONCE, new Place(stranger, zoe.conversation(), said));
    assertThat(lease(HELD)).as("another organization's").isEmpty();
  }

  @Test
  default void who_watches_is_not_told_and_who_has_ceased_to_is() {
    var zoe = Absentee.in(Scene.in(ports()));
    var node = UUID.randomUUID();
    ports().presences().watching(node, Set.of(zoe.visitor()), HELD);
    zoe.plan(AT_ONCE, zoe.told());
    assertThat(zoe.untold()).isTrue();
    ports().presences().watching(node, Set.of(zoe.visitor()), AT_ONCE);
    long said = zoe.told();
    zoe.plan(AT_ONCE, said);
    assertThat(one(HELD).firstSeq()).isEqualTo(said);
  }

  @Test
  default void what_is_said_until_it_is_tried_joins_it_and_what_comes_later_does_not() {
    var zoe = Absentee.in(Scene.in(ports()));
    long first = zoe.told();
    zoe.plan(AT_ONCE, first);
    long second = zoe.told();
    zoe.plan(Duration.ofHours(1), second);
    var mail = one(AT_ONCE);
    assertThat(List.of(mail.firstSeq(), mail.lastSeq())).containsExactly(first, second);
    long third = zoe.told();
    zoe.plan(AT_ONCE, third);
    var again = one(HELD);
    assertThat(again.id()).as("it is the same while it is tried").isEqualTo(mail.id());
    assertThat(again.lastSeq()).isEqualTo(second);
    settle(again, SENT);
    var next = one(HELD);
    assertThat(List.of(next.firstSeq(), next.lastSeq())).containsExactly(third, third);
    assertThat(next.id()).isNotEqualTo(mail.id());
  }

  @Test
  default void a_message_is_told_in_one_e_mail_however_often_it_is_planned() {
    var zoe = Absentee.in(Scene.in(ports()));
    long said = zoe.told();
    zoe.plan(AT_ONCE, said, said);
    var mail = one(HELD);
    zoe.plan(AT_ONCE, said);
    assertThat(lease(HELD)).isEmpty();
    settle(mail, SENT);
    zoe.plan(AT_ONCE, said);
    assertThat(lease(HELD)).isEmpty();
    assertThat(zoe.standing().status()).isEqualTo("sent");
  }

  @Test
  default void an_e_mail_is_due_after_a_while_which_nothing_that_joins_it_moves() {
    var zoe = Absentee.in(Scene.in(ports()));
    zoe.plan(Duration.ofHours(1), zoe.told());
    var due = requireNonNull(zoe.standing().due());
    assertThat(due).isAfter(Instant.now().plus(Duration.ofMinutes(55)));
    zoe.plan(AT_ONCE, zoe.told());
    assertThat(zoe.standing().due()).isEqualTo(due);
    assertThat(lease(HELD)).isEmpty();
  }

  @Test
  default void many_who_lease_take_each_e_mail_once_and_no_more_than_they_want() {
    var scene = Scene.in(ports());
    var all = Stream.generate(() -> Absentee.in(scene)).limit(12).toList();
    for (var each : all) each.plan(AT_ONCE, each.told());
    assertThat(Absentee.lease(ports(), HELD, 2)).hasSize(2);
    var leased = Race.of(4, _ -> lease(HELD)).stream().flatMap(List::stream).toList();
    assertThat(leased).extracting(AwayMail::id).doesNotHaveDuplicates().hasSize(10);
  }

  /** Source: FAILURES.md 13 and 33, for e-mail. */
  @Test
  default void an_e_mail_whose_lease_lapsed_is_due_again_and_its_former_holder_settles_nothing() {
    var zoe = Absentee.in(Scene.in(ports()));
    zoe.plan(AT_ONCE, zoe.told());
    var stalled = one(AT_ONCE);
    var taken = one(HELD);
    assertThat(taken.id()).isEqualTo(stalled.id());
    assertThat(taken.tries()).isEqualTo(2);
    var before = zoe.standing();
    for (var fate :
        List.of(SENT, new Fate.CalledOff("seen"), later(AT_ONCE), new Fate.Failed(UNREACHED))) {
      assertThat(settle(stalled, fate)).isFalse();
    }
    assertThat(zoe.standing()).isEqualTo(before);
    assertThat(settle(taken, SENT)).isTrue();
    assertThat(settle(taken, later(AT_ONCE))).isFalse();
    assertThat(zoe.standing()).isEqualTo(new Standing("sent", null, 2, null));
  }

  private static Fate later(Duration after) {
    return new Fate.Later(after, UNREACHED);
  }

  @Test
  default void of_a_visitor_one_e_mail_comes_after_the_other_and_no_other_visitor_waits() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    zoe.plan(AT_ONCE, zoe.told());
    var head = one(HELD);
    zoe.plan(AT_ONCE, zoe.told());
    var ben = Absentee.in(scene);
    ben.plan(AT_ONCE, ben.told());
    assertThat(one(HELD).visitor()).isEqualTo(ben.visitor());
    settle(head, later(Duration.ofHours(1)));
    assertThat(lease(HELD)).as("it waits for the first").isEmpty();
  }

  @Test
  default void an_e_mail_that_was_called_off_or_given_up_is_over_and_says_why() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    zoe.plan(AT_ONCE, zoe.told());
    settle(one(HELD), new Fate.CalledOff("answered"));
    assertThat(zoe.standing()).isEqualTo(new Standing("called_off", null, 1, "answered"));
    zoe.plan(AT_ONCE, zoe.told());
    settle(one(HELD), later(AT_ONCE));
    assertThat(zoe.standing().status()).isEqualTo("scheduled");
    assertThat(zoe.standing().code()).isEqualTo(UNREACHED.code());
    settle(one(HELD), new Fate.Failed(UNREACHED));
    assertThat(zoe.standing()).isEqualTo(new Standing("failed", null, 2, UNREACHED.code()));
    assertThat(lease(HELD)).isEmpty();
    zoe.plan(AT_ONCE, zoe.told());
    assertThat(lease(HELD)).as("the next one follows").hasSize(1);
    var stranger = Scene.in(ports()).organization();
    assertThat(ports().awayMails().last(new Subject(stranger, zoe.conversation()))).isEmpty();
  }

  @Test
  default void e_mails_go_with_their_conversation() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    zoe.plan(AT_ONCE, zoe.told());
    var mail = one(AT_ONCE);
    ports()
        .transactions()
        .within(
            store -> {
              store.conversations().remove(scene.organization(), zoe.conversation());
              return true;
            });
    assertThat(zoe.untold()).isTrue();
    assertThat(settle(mail, SENT)).isFalse();
    assertThat(lease(HELD)).isEmpty();
  }
}
