package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.Store;
import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import dev.baton.domain.tag.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store keeps for the team alone: tags and notes. */
public interface TeamContract {
  Instant THEN = Instant.parse("2026-01-01T00:00:00.000001Z");

  Ports ports();

  private <R> R with(Function<Store, R> work) {
    return ports().transactions().within(work);
  }

  private boolean did(Function<Store, Boolean> work) {
    return with(work);
  }

  private List<Tag> tags(Function<Store, List<Tag>> question) {
    return with(question);
  }

  private Tag tag(Scene scene, String name, @Nullable String color) {
    var tag = new Tag(new Tag.Id(scene.ids().next()), scene.organization(), name, color, THEN);
    assertThat(did(store -> store.tags().add(tag))).isTrue();
    return tag;
  }

  private void wear(Scene scene, Conversation.Id conversation, Tag... tags) {
    var ids = new ArrayList<Tag.Id>();
    for (var tag : tags) ids.add(tag.id());
    with(
        store -> {
          store.tags().replace(scene.organization(), conversation, Set.copyOf(ids));
          return true;
        });
  }

  private List<Tag> worn(Scene scene, Conversation.Id conversation) {
    return with(store -> store.tags().of(scene.organization(), conversation));
  }

  @Test
  default void a_palette_is_kept_by_name_and_has_no_name_twice() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var zoe = tag(scene, "zoe", null);
    var bill = tag(scene, "Billing", "#FFB020");
    var ada = tag(scene, "ada", "#00ff00");
    tag(stranger, "BILLING", null);
    var again = new Tag(new Tag.Id(scene.ids().next()), scene.organization(), "ZOE", null, THEN);
    assertThat(did(store -> store.tags().add(again))).isFalse();
    assertThat(tags(store -> store.tags().list(scene.organization())))
        .containsExactly(ada, bill, zoe);
    var asked = Set.of(zoe.id(), bill.id(), again.id());
    assertThat(tags(store -> store.tags().hold(scene.organization(), asked)))
        .containsExactly(bill, zoe);
    assertThat(tags(store -> store.tags().hold(stranger.organization(), asked))).isEmpty();
  }

  @Test
  default void a_conversation_wears_what_it_was_given_last() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var other = scene.conversation();
    var a = tag(scene, "a", null);
    var b = tag(scene, "b", null);
    wear(scene, conversation, b, a);
    wear(scene, other, a);
    assertThat(worn(scene, conversation)).containsExactly(a, b);
    wear(scene, conversation, b);
    assertThat(worn(scene, conversation)).containsExactly(b);
    assertThat(worn(scene, other)).containsExactly(a);
    wear(scene, conversation);
    assertThat(worn(scene, conversation)).isEmpty();
  }

  @Test
  default void a_tag_taken_away_is_worn_by_nobody() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var conversation = scene.conversation();
    var a = tag(scene, "a", null);
    var b = tag(scene, "b", null);
    wear(scene, conversation, a, b);
    assertThat(did(store -> store.tags().remove(stranger.organization(), a.id()))).isFalse();
    assertThat(did(store -> store.tags().remove(scene.organization(), a.id()))).isTrue();
    assertThat(did(store -> store.tags().remove(scene.organization(), a.id()))).isFalse();
    assertThat(worn(scene, conversation)).containsExactly(b);
  }

  private Note note(
      Scene scene, Conversation.Id conversation, Operator.@Nullable Id author, int second) {
    var id = new Note.Id(scene.ids().next());
    var note = new Note(id, conversation, author, "Zoë 🙂", THEN.plusSeconds(second));
    with(
        store -> {
          store.notes().add(scene.organization(), note);
          return true;
        });
    return note;
  }

  @Test
  default void notes_are_kept_in_their_conversation_newest_first_on_pages_of_any_size() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var conversation = scene.conversation();
    var first = note(scene, conversation, null, 0);
    var same = note(scene, conversation, scene.ada().id(), 0);
    var last = note(scene, conversation, null, 1);
    note(scene, scene.conversation(), null, 2);
    for (int limit = 1; limit <= 4; limit++) {
      assertThat(notes(scene, conversation, limit)).containsExactly(last, same, first);
    }
    assertThat(notes(stranger, conversation, 1)).isEmpty();
  }

  private List<Note> notes(Scene scene, Conversation.Id conversation, int limit) {
    var notes = new ArrayList<Note>();
    var after = (Page.Cursor) null;
    do {
      var request = new Page.Request(after, limit);
      var page = with(store -> store.notes().list(scene.organization(), conversation, request));
      notes.addAll(page.items());
      after = page.next();
    } while (after != null);
    return notes;
  }

  @Test
  default void a_removed_conversation_takes_its_tags_and_notes_with_it() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var a = tag(scene, "a", null);
    wear(scene, conversation, a);
    note(scene, conversation, null, 0);
    with(
        store -> {
          store.conversations().remove(scene.organization(), conversation);
          return true;
        });
    assertThat(worn(scene, conversation)).isEmpty();
    assertThat(notes(scene, conversation, 1)).isEmpty();
    assertThat(tags(store -> store.tags().list(scene.organization()))).containsExactly(a);
  }
}
