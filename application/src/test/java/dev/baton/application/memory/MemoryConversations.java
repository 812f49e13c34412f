package dev.baton.application.memory;

import dev.baton.application.conversation.Conversations;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event.ConversationStarted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Phase;
import java.time.InstantSource;
import java.util.Optional;

record MemoryConversations(Tables tables, InstantSource clock) implements Conversations {

  @Override
  public Optional<Conversation.Id> add(Accepted<Conversation> started) {
    if (!(started.events().getFirst() instanceof ConversationStarted beginning)) {
      throw new IllegalStateException("no beginning of a conversation: " + started.events());
    }
    var existing = withSameExternalId(beginning);
    if (existing.isPresent()) return existing;
    var now = clock.instant();
    var row = Row.started(beginning.conversation(), beginning.details(), now);
    new Recording(tables, now).record(row, started);
    return Optional.empty();
  }

  private Optional<Conversation.Id> withSameExternalId(ConversationStarted beginning) {
    var externalId = beginning.details().externalId();
    if (externalId == null) return Optional.empty();
    return tables.conversations().values().stream()
        .filter(row -> externalId.equals(row.details().externalId()))
        .map(Row::conversation)
        .filter(each -> each.organization().equals(beginning.conversation().organization()))
        .map(Conversation::id)
        .findFirst();
  }

  @Override
  public Optional<Conversation.Id> texting(Organization.Id organization, Numbers numbers) {
    return tables.conversations().values().stream()
        .filter(row -> row.conversation().organization().equals(organization))
        .filter(row -> row.details().numbers().equals(numbers))
        .map(Row::conversation)
        .filter(each -> each.channel() == Channel.SMS)
        .filter(each -> open(each.control().phase()))
        .reduce((_, later) -> later)
        .map(Conversation::id);
  }

  private static boolean open(Phase phase) {
    return switch (phase) {
      case BOT, WAITING, HUMAN, RESOLVED -> true;
      case CLOSED, ARCHIVED -> false;
    };
  }

  @Override
  public Optional<Phase> lock(Organization.Id organization, Conversation.Id conversation) {
    return Optional.ofNullable(tables.conversations().get(conversation))
        .map(Row::conversation)
        .filter(each -> each.organization().equals(organization))
        .map(each -> each.control().phase());
  }

  @Override
  public void remove(Organization.Id organization, Conversation.Id conversation) {
    tables.conversations().remove(conversation);
    tables.handoffs().values().removeIf(each -> each.conversation().equals(conversation));
    tables.approvals().values().removeIf(each -> each.conversation().equals(conversation));
    tables.notes().values().removeIf(each -> each.note().conversation().equals(conversation));
    tables.turns().values().removeIf(each -> each.conversation().equals(conversation));
    tables.tokens().values().removeIf(each -> each.conversation().equals(conversation));
    tables.post().due().keySet().removeIf(each -> each.conversation().equals(conversation));
    tables.post().dead().keySet().removeIf(each -> each.conversation().equals(conversation));
    tables
        .post()
        .mails()
        .values()
        .removeIf(each -> each.visitor().conversation().equals(conversation));
    tables.events().removeIf(each -> each.conversation().equals(conversation));
  }
}
