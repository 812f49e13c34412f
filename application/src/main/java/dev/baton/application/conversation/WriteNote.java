package dev.baton.application.conversation;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import jakarta.inject.Inject;
import java.util.Optional;

/** Keeps what the team tells itself about a conversation. */
public final class WriteNote {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public WriteNote(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** Empty when the caller's organization has no such conversation. */
  public Optional<Note> write(Caller caller, Conversation.Id conversation, String content) {
    var id = new Note.Id(ids.next());
    return transactions.within(
        store ->
            store
                .conversations()
                .lock(caller.organization(), conversation)
                .map(_ -> write(caller, id, conversation, content, store)));
  }

  private static Note write(
      Caller caller, Note.Id id, Conversation.Id conversation, String content, Store store) {
    var note = new Note(id, conversation, caller.actor().operator(), content, store.now());
    store.notes().add(caller.organization(), note);
    return note;
  }
}
