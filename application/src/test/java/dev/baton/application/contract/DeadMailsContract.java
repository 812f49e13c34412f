package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.application.Page;
import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries.Standing;
import dev.baton.application.delivery.DeliveryQueries.Tally;
import dev.baton.application.delivery.Means;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** E-mails that were given up, and how they begin again. */
public interface DeadMailsContract {
  Failure REFUSED = new Failure("smtp_550", "The mail server answered 550.");

  Ports ports();

  /** Of this scene alone: what others left is put away by its lease. */
  private List<AwayMail> lease(Scene scene) {
    return Absentee.lease(ports(), Duration.ofMinutes(1), 999).stream()
        .filter(each -> each.visitor().organization().equals(scene.organization()))
        .toList();
  }

  private List<AwayMail> lease(Absentee visitor) {
    var leased = lease(visitor.scene());
    return leased.stream().filter(it -> it.visitor().equals(visitor.visitor())).toList();
  }

  private boolean settle(AwayMail mail, Fate fate) {
    return Absentee.on(ports(), it -> it.settle(mail, fate));
  }

  private AwayMail dies(Absentee visitor) {
    visitor.plan(Duration.ZERO, visitor.told());
    var mail = lease(visitor).getFirst();
    assertThat(settle(mail, new Fate.Failed(REFUSED))).isTrue();
    return mail;
  }

  private List<DeadLetter> dead(Organization.Id organization, @Nullable Means means) {
    return ports().deliveries().dead(organization, means, new Page.Request(null, 100)).items();
  }

  private int replay(Organization.Id organization, @Nullable Means means) {
    return ports().transactions().within(it -> it.deadLetters().replay(organization, means, 99));
  }

  private int replay(Organization.Id organization, Message.Id message) {
    return ports()
        .transactions()
        .within(it -> it.deadLetters().replay(organization, List.of(message)));
  }

  @Test
  default void an_e_mail_that_was_given_up_is_a_dead_letter_of_its_first_message() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    zoe.plan(Duration.ZERO, zoe.told());
    settle(lease(zoe).getFirst(), new Fate.Later(Duration.ZERO, REFUSED));
    var mail = lease(zoe).getFirst();
    assertThat(dead(scene.organization(), null)).isEmpty();
    settle(mail, new Fate.Failed(REFUSED));
    assertThat(settle(mail, new Fate.Failed(REFUSED))).as("once").isFalse();
    var letter = dead(scene.organization(), Means.EMAIL).getFirst();
    assertThat(dead(scene.organization(), null)).containsExactly(letter);
    assertThat(dead(scene.organization(), Means.SMS)).isEmpty();
    assertThat(letter.conversation()).isEqualTo(zoe.conversation());
    assertThat(letter.seq()).isEqualTo(mail.firstSeq());
    var said = ports().messages().at(Set.of(zoe.place(mail.firstSeq())));
    assertThat(said.values().iterator().next().message().id()).isEqualTo(letter.message());
    assertThat(letter.tries()).isEqualTo(2);
    assertThat(letter.why()).isEqualTo(REFUSED);
  }

  @Test
  default void that_an_e_mail_was_given_up_is_an_event_of_its_conversation() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    var mail = dies(zoe);
    var event = Log.of(scene, zoe.conversation()).getLast();
    assertThat(event.kind()).isEqualTo("delivery_failed");
    assertThat(Log.fact(event, "seq")).isEqualTo("" + mail.firstSeq());
    assertThat(Log.fact(event, "code")).isEqualTo("smtp_550");
    assertThat(Log.fact(event, "channel")).isEqualTo("email");
    zoe.plan(Duration.ZERO, zoe.told());
    settle(lease(zoe).getFirst(), new Fate.Sent());
    assertThat(Log.of(scene, zoe.conversation()).getLast().kind()).isEqualTo("message_added");
  }

  @Test
  default void one_that_begins_again_is_the_same_e_mail_with_all_its_tries() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    var mail = dies(zoe);
    assertThat(replay(scene.organization(), Means.SMS)).isZero();
    assertThat(replay(Scene.in(ports()).organization(), Means.EMAIL)).isZero();
    var letter = dead(scene.organization(), null).getFirst();
    assertThat(replay(scene.organization(), letter.message())).isOne();
    assertThat(replay(scene.organization(), letter.message())).isZero();
    assertThat(dead(scene.organization(), null)).isEmpty();
    assertThat(zoe.standing().status()).isEqualTo("scheduled");
    assertThat(zoe.standing().tries()).isZero();
    assertThat(zoe.standing().code()).isNull();
    long later = zoe.told();
    zoe.plan(Duration.ZERO, later);
    var again = lease(zoe).getFirst();
    assertThat(again.id()).isEqualTo(mail.id());
    assertThat(again.tries()).isEqualTo(1);
    assertThat(again.lastSeq()).as("nothing joins it any more").isEqualTo(mail.lastSeq());
    settle(again, new Fate.Sent());
    assertThat(lease(zoe).getFirst().firstSeq()).isEqualTo(later);
  }

  @Test
  default void all_that_were_given_up_begin_again_at_once_and_may_die_again() {
    var scene = Scene.in(ports());
    dies(Absentee.in(scene));
    dies(Absentee.in(scene));
    assertThat(replay(scene.organization(), (Means) null)).isEqualTo(2);
    for (var each : lease(scene)) settle(each, new Fate.Failed(REFUSED));
    assertThat(dead(scene.organization(), null)).hasSize(2);
    assertThat(replay(scene.organization(), Means.EMAIL)).isEqualTo(2);
    assertThat(lease(scene)).extracting(AwayMail::tries).containsExactly(1, 1);
  }

  @Test
  default void e_mails_that_are_due_wait_and_how_they_ended_is_counted() {
    var scene = Scene.in(ports());
    var zoe = Absentee.in(scene);
    zoe.plan(Duration.ofHours(1), zoe.told());
    assertThat(standing(scene).waiting()).as("it is not due").isZero();
    var ben = Absentee.in(scene);
    ben.plan(Duration.ZERO, ben.told());
    assertThat(standing(scene).waiting()).isOne();
    assertThat(standing(scene).oldest()).isNotNull();
    settle(lease(ben).getFirst(), new Fate.Later(Duration.ofHours(1), REFUSED));
    assertThat(standing(scene).waiting()).as("it was tried").isOne();
    dies(Absentee.in(scene));
    assertThat(standing(scene).dead()).isOne();
    var ada = Absentee.in(scene);
    ada.plan(Duration.ZERO, ada.told());
    settle(lease(ada).getFirst(), new Fate.Sent());
    assertThat(standing(scene).tallies())
        .extracting(Tally::means, Tally::outcome, Tally::deliveries)
        .containsExactlyInAnyOrder(
            tuple(Means.EMAIL, "left", 1L), tuple(Means.EMAIL, "failed", 1L));
  }

  private Standing standing(Scene scene) {
    return ports().deliveries().standing(scene.organization());
  }
}
