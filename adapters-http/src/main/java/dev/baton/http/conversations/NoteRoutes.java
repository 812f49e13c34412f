package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.Page;
import dev.baton.application.conversation.ListNotes;
import dev.baton.application.conversation.WriteNote;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the team tells itself about a conversation; no visitor's surface knows of it. */
final class NoteRoutes {
  private static final String PATH = "/v1/conversations/{id}/notes";

  private final WriteNote write;
  private final ListNotes notes;

  @Inject
  NoteRoutes(WriteNote write, ListNotes notes) {
    this.write = write;
    this.notes = notes;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, Access.scope(CONVERSATIONS_READ), this::list)
            .named("listNotes", "The team's own notes on a conversation, newest first")
            .answers(200, ListObject.class, NoteObject.class),
        Endpoint.post(PATH, Access.scope(CONVERSATIONS_WRITE), this::create)
            .named("writeNote", "Keep a note that the visitor never sees")
            .answers(201, NoteObject.class));
  }

  /** A note on this wire. Source: the dialect's public document. */
  record NoteObject(
      @Words({"conversation_note"}) String object,
      UUID id,
      UUID conversation_id,
      @Nullable UUID author_id,
      String content,
      Instant created_at) {

    static NoteObject of(Note note) {
      return new NoteObject(
          "conversation_note",
          note.id().value(),
          note.conversation().value(),
          note.author() == null ? null : note.author().value(),
          note.content(),
          note.at());
    }
  }

  private record Written(Conversation.Id conversation, String content) {

    static Written read(Input in) {
      return new Written(ConversationRoutes.named(in), in.body().text("content", Text.atLeast(1)));
    }
  }

  private Reply create(Request request) {
    var written = request.read(Written::read);
    return write
        .write(request.caller(), written.conversation, written.content)
        .<Reply>map(note -> Reply.created(NoteObject.of(note)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private record Wanted(Conversation.Id conversation, Page.Request page) {

    static Wanted read(Input in) {
      return new Wanted(ConversationRoutes.named(in), Cursor.page(in.query(), 100, 25));
    }
  }

  private Reply list(Request request) {
    var wanted = request.read(Wanted::read);
    return notes
        .list(request.caller().organization(), wanted.conversation, wanted.page)
        .<Reply>map(NoteRoutes::shown)
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private static Reply shown(Page<Note> page) {
    var objects = page.items().stream().map(NoteObject::of).toList();
    return Reply.ok(ListObject.of(objects, Cursor.write(page.next())));
  }
}
