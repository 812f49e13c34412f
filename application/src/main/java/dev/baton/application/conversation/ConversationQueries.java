package dev.baton.application.conversation;

import dev.baton.application.Page;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Priority;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conversations for lists and screens. */
public interface ConversationQueries {

  Optional<ConversationView> find(Organization.Id organization, Conversation.Id id);

  /** Newest first. */
  default Page<ConversationView> list(
      Organization.Id organization, Filter filter, Page.Request page) {
    return list(organization, filter, Order.NEWEST_FIRST, page);
  }

  Page<ConversationView> list(
      Organization.Id organization, Filter filter, Order order, Page.Request page);

  /** By when they were started. */
  enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  /**
   * What to list; a null or empty field lets everything through.
   *
   * @param awaitingApproval whether an approval has to be open, or none
   * @param text found anywhere in the title, the external id or the contact, in any case
   */
  record Filter(
      Set<Phase> phases,
      @Nullable Channel channel,
      Bot.@Nullable Id bot,
      @Nullable String endUserId,
      @Nullable String visitorNumber,
      Set<EndReason> reasons,
      @Nullable String text,
      Care care,
      @Nullable Boolean awaitingApproval) {
    public static final Filter ALL = new Filter(Set.of(), null, null, null, null, null, null);

    public Filter(
        Set<Phase> phases,
        @Nullable Channel channel,
        Bot.@Nullable Id bot,
        @Nullable String endUserId,
        @Nullable String visitorNumber,
        @Nullable EndReason reason,
        @Nullable String text) {
      this(
          phases,
          channel,
          bot,
          endUserId,
          visitorNumber,
          reason == null ? Set.of() : Set.of(reason),
          text,
          Care.ANY,
          null);
    }

    public Filter awaitingApproval(@Nullable Boolean awaiting) {
      return new Filter(
          phases, channel, bot, endUserId, visitorNumber, reasons, text, care, awaiting);
    }
  }

  /**
   * Which care the team takes of it.
   *
   * @param assignees empty for anybody and nobody
   * @param unassignedToo whether those of nobody are let through beside those of the assignees
   */
  record Care(Set<Priority> priorities, Set<Operator.Id> assignees, boolean unassignedToo) {
    public static final Care ANY = new Care(Set.of(), Set.of(), true);
  }
}
