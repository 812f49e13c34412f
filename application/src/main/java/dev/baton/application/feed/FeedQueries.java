package dev.baton.application.feed;

import dev.baton.domain.conversation.Phase;
import java.util.Map;
import java.util.Set;

/** Reads how far conversations have come, many at once. */
public interface FeedQueries {

  /**
   * Where a conversation stands.
   *
   * @param nextSeq the seq that its next message will get
   */
  record Head(Phase phase, long nextSeq) {}

  /** The heads of those of the conversations that exist, in one read. */
  Map<Subject, Head> heads(Set<Subject> subjects);
}
