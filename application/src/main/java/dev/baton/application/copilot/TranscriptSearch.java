package dev.baton.application.copilot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by their words. It lags behind the transcripts by as much as {@link #advance} has
 * not yet read, and writing a message costs nothing for it.
 */
public interface TranscriptSearch {

  /**
   * A message that has some of the words.
   *
   * @param answer the first that a human wrote soon after it, null when nobody did
   */
  record Hit(Message message, @Nullable Message answer) {}

  /**
   * What to look for.
   *
   * @param words lower case, letters and digits only; beginnings of words count
   * @param except a conversation to leave out
   */
  record Query(List<String> words, Conversation.@Nullable Id except) {}

  /** The best first: all of the words before some of them. */
  List<Hit> find(Organization.Id organization, Query query, int limit);

  /**
   * Reads on in the log of all conversations; any node may call it.
   *
   * @return how many events were read, 0 when there are no more or another node is at it
   */
  int advance(int limit);
}
