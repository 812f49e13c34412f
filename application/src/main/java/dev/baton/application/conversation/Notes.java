package dev.baton.application.conversation;

import dev.baton.application.Page;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;

public interface Notes {

  /** Adds a note to a conversation, which is locked. */
  void add(Organization.Id organization, Note note);

  /** The notes of a conversation, newest first. */
  Page<Note> list(Organization.Id organization, Conversation.Id conversation, Page.Request page);
}
