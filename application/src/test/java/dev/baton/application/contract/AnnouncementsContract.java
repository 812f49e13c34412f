package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.webhook.Announcement;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What webhooks are told of what the log has, wherever the log is kept. */
public interface AnnouncementsContract {

  Ports ports();

  private static List<Announcement> all(Scene scene, Conversation.Id conversation) {
    return Log.of(scene, conversation).stream()
        .map(event -> Announcement.of(event).orElseThrow())
        .toList();
  }

  /** Source: API.md, section 4: the marker, the change with its from and to, the reply. */
  @Test
  default void a_takeover_is_told_as_its_marker_its_change_and_its_reply_in_this_order() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.request(conversation, Request.unbriefed());
    int before = all(scene, conversation).size();
    var reply = scene.draft(new Author.Human(null), "Hello.");
    var marker = new Message.Id(scene.ids().next());
    Scene.result(scene.on(conversation, ex -> ex.conversation().reply(reply, marker, ex.now())));
    var told = all(scene, conversation);
    assertThat(told.subList(before, told.size()).stream().map(AnnouncementsContract::line))
        .containsExactly(
            "message.created seq=0",
            "conversation.updated from=agent_requested to=open epoch=3",
            "message.created seq=1");
  }

  /** The facts but for the ids, in a fixed order. */
  private static String line(Announcement it) {
    var line = new StringBuilder(it.topic().word());
    for (var name : List.of("seq", "from", "to", "epoch")) {
      if (it.facts().containsKey(name))
        line.append(" ").append(name).append("=").append(it.facts().get(name));
    }
    return line.toString();
  }

  @Test
  default void every_change_is_told_with_its_ids_and_nothing_that_anybody_wrote() {
    var scene = Scene.in(ports());
    var details = TransactionsContract.fullDetails(scene, "crm-told");
    var conversation = scene.conversation(Channel.WEB, details);
    scene.visitorSays(conversation, "My password is hunter2.");
    var handoff = scene.request(conversation, Request.unbriefed());
    scene.claim(handoff, scene.ada());
    scene.botSays(conversation, Epoch.FIRST, "Too late.");
    Scene.result(scene.relay(handoff, scene.ada(), "Hi."));
    scene.stretch(handoff, (it, now) -> it.release(scene.ada(), now));
    scene.stretch(handoff, (it, now) -> it.cancel(scene.ada(), now));
    var told = all(scene, conversation);
    assertThat(told.stream().map(it -> it.topic().word()).distinct())
        .containsExactlyInAnyOrder(
            "conversation.created",
            "message.created",
            "handoff.requested",
            "conversation.updated",
            "handoff.claimed",
            "reply.suggested",
            "handoff.released",
            "handoff.settled");
    assertThat(told)
        .allSatisfy(
            it ->
                assertThat(it.facts())
                    .containsEntry("orgId", scene.organization().value().toString())
                    .containsEntry("conversationId", conversation.value().toString()));
    assertThat(told.toString()).doesNotContain("hunter2", "Too late", "Hi.", "Parcel");
    assertThat(told.getLast().facts()).containsEntry("to", "bot_active");
  }

  @Test
  default void a_handoff_is_told_with_its_owner() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    Scene.result(scene.claim(handoff, scene.ada()));
    var claimed = all(scene, conversation).getLast();
    assertThat(claimed.topic().word()).isEqualTo("handoff.claimed");
    assertThat(claimed.facts())
        .containsEntry("handoffId", handoff.value().toString())
        .containsEntry("owner", scene.ada().id().value().toString())
        .containsEntry("from", null)
        .containsEntry("claim", "hard");
  }

  @Test
  default void a_move_by_name_is_told_with_where_from_and_where_to() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    for (var to : List.of(Phase.HUMAN, Phase.RESOLVED, Phase.CLOSED, Phase.ARCHIVED)) {
      var handoff = new Handoff.Id(scene.ids().next());
      Scene.result(
          scene.on(
              conversation,
              ex -> new Lifecycle(ex.conversation()).move(to, null, handoff, ex.now())));
    }
    assertThat(
            all(scene, conversation).stream()
                .filter(it -> it.topic().word().equals("conversation.updated"))
                .map(it -> it.facts().get("from") + " " + it.facts().get("to")))
        .containsExactly("bot_active open", "open resolved", "resolved closed", "closed archived");
  }
}
