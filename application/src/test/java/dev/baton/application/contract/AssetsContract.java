package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.conversation.TranscriptQueries.Reading;
import dev.baton.domain.JsonObject;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Request;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What organizations have besides words, and the messages that bring it along. */
public interface AssetsContract {

  Ports ports();

  private Asset add(Asset asset) {
    return ports().transactions().within(store -> store.assets().add(asset));
  }

  static Asset asset(Scene scene, char digit, MediaType type) {
    var hash = new Asset.Hash(Character.toString(digit).repeat(64));
    var key = UUID.randomUUID().toString().replace("-", "");
    return new Asset(scene.organization(), hash, key, type, 10 + digit);
  }

  @Test
  default void an_asset_is_found_by_its_key_in_its_organization_only() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    char digit = '0';
    for (var type : MediaType.values()) {
      var asset = add(asset(scene, digit++, type));
      assertThat(ports().assets().find(scene.organization(), asset.key())).contains(asset);
      assertThat(ports().assets().find(stranger.organization(), asset.key())).isEmpty();
    }
    assertThat(ports().assets().find(scene.organization(), "guess")).isEmpty();
  }

  @Test
  default void the_same_bytes_are_one_asset_within_an_organization() {
    var scene = Scene.in(ports());
    var first = add(asset(scene, 'a', MediaType.PNG));
    assertThat(add(asset(scene, 'a', MediaType.PNG))).isEqualTo(first);
    var stranger = Scene.in(ports());
    var theirs = asset(stranger, 'a', MediaType.PNG);
    assertThat(add(theirs)).isEqualTo(theirs).isNotEqualTo(first);
  }

  @Test
  default void who_adds_the_same_bytes_at_once_gets_the_same_asset() {
    var scene = Scene.in(ports());
    var added = Race.of(16, _ -> add(asset(scene, 'b', MediaType.GIF)));
    assertThat(added).hasSize(16).containsOnly(added.getFirst());
  }

  @Test
  default void a_message_brings_its_files_in_order_and_no_others() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Show me.");
    scene.request(conversation, Request.unbriefed());
    var files =
        Stream.of('c', 'd', 'c')
            .map(digit -> new Attachment(add(asset(scene, digit, MediaType.WEBP)), digit + ".webp"))
            .toList();
    reply(scene, conversation, "Two of them, one twice.", files);
    reply(scene, conversation, "", files.subList(0, 1));
    reply(scene, conversation, "No more.", List.of());

    var expected = List.of(List.of(), List.of(), files, files.subList(0, 1), List.of());
    var read = ports().transcripts().read(scene.organization(), conversation, -1, 9);
    assertThat(read.map(Reading::lines).orElseThrow())
        .extracting(line -> line.message().attachments())
        .isEqualTo(expected);
    var all = new Filter(null, null);
    var page = ports().transcripts().page(scene.organization(), conversation, all, 99, 9);
    assertThat(page.reversed())
        .extracting(Line::message)
        .extracting(Message::attachments)
        .isEqualTo(expected);
  }

  private static void reply(
      Scene scene, Conversation.Id conversation, String text, List<Attachment> files) {
    var id = new Message.Id(scene.ids().next());
    var marker = new Message.Id(scene.ids().next());
    var draft = new Draft(id, new Author.Human(null), text, JsonObject.EMPTY, files);
    Scene.result(scene.on(conversation, ex -> ex.conversation().reply(draft, marker, ex.now())));
  }
}
