package dev.baton.application.memory;

import dev.baton.application.Page;
import dev.baton.application.conversation.Notes;
import dev.baton.application.memory.Tables.Noted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;

record MemoryNotes(Tables tables) implements Notes {

  @Override
  public void add(Organization.Id organization, Note note) {
    tables.notes().put(note.id(), new Noted(organization, note));
  }

  @Override
  public Page<Note> list(
      Organization.Id organization, Conversation.Id conversation, Page.Request page) {
    var notes =
        tables.notes().values().stream()
            .filter(noted -> noted.organization().equals(organization))
            .map(Noted::note)
            .filter(note -> note.conversation().equals(conversation));
    return MemoryPages.page(
        notes,
        note -> new Page.Cursor(note.at(), note.id().value()),
        MemoryPages.OLDEST_FIRST.reversed(),
        page);
  }
}
