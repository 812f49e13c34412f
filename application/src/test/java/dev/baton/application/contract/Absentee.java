package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;

import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMailQueries.Standing;
import dev.baton.application.away.AwayMails;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.MessageQueries.Place;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Contact;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A visitor whom a human talks to while he may be away, and the e-mails to him. */
public record Absentee(Scene scene, Conversation.Id conversation, Handoff.Id handoff) {

  public static Absentee in(Scene scene) {
    return in(scene, Channel.WEB, "zoe@example.test");
  }

  static Absentee in(Scene scene, Channel channel, @Nullable String address) {
    var conversation = scene.conversation(channel, reachedAt(address));
    return new Absentee(scene, conversation, scene.request(conversation, Request.unbriefed()));
  }

  static Details reachedAt(@Nullable String address) {
    return Details.NONE.with(new Contact("Zoë", address, null));
  }

  public Subject visitor() {
    return new Subject(scene.organization(), conversation);
  }

  Place place(long seq) {
    return new Place(scene.organization(), conversation, seq);
  }

  /** What the team says to him, by its place. */
  public long told() {
    return result(scene.relay(handoff, scene.ada(), "Hello?")).seq();
  }

  public void plan(Duration after, long... seqs) {
    for (long each : seqs) plan(scene.ports(), after, place(each));
  }

  static void plan(Ports ports, Duration after, Place place) {
    on(
        ports,
        it -> {
          it.plan(Set.of(place), after);
          return true;
        });
  }

  /** How the last e-mail to him stands. */
  public Standing standing() {
    return scene.ports().awayMails().last(visitor()).orElseThrow();
  }

  boolean untold() {
    return scene.ports().awayMails().last(visitor()).isEmpty();
  }

  static List<AwayMail> lease(Ports ports, Duration lease, int most) {
    return on(ports, it -> it.lease(UUID.randomUUID(), lease, most));
  }

  static <R> R on(Ports ports, Function<AwayMails, R> work) {
    return ports.transactions().within(store -> work.apply(store.awayMails()));
  }
}
