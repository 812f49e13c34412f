package dev.baton.application.conversation;

import dev.baton.application.Page;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conversations for lists and screens. */
public interface ConversationQueries {

  Optional<ConversationView> find(Organization.Id organization, Conversation.Id id);

  /** Newest first. */
  Page<ConversationView> list(Organization.Id organization, Filter filter, Page.Request page);

  /**
   * What to list; a null or empty field lets everything through.
   *
   * @param text found anywhere in the title, the external id or the contact, in any case
   */
  record Filter(
      Set<Phase> phases,
      @Nullable Channel channel,
      Bot.@Nullable Id bot,
      @Nullable String endUserId,
      @Nullable String visitorNumber,
      @Nullable EndReason reason,
      @Nullable String text) {
    public static final Filter ALL = new Filter(Set.of(), null, null, null, null, null, null);
  }
}
