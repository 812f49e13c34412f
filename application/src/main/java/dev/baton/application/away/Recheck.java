package dev.baton.application.away;

import dev.baton.application.Transactions;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.live.Presences;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.DeliveryStatus;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks right before an e-mail goes whether it still should, and what it says then. */
public final class Recheck {
  private static final int MOST = 50;

  private final Transactions transactions;
  private final ConversationQueries conversations;
  private final TranscriptQueries transcripts;
  private final Presences presences;
  private final Wording wording;

  @Inject
  Recheck(
      Transactions transactions,
      ConversationQueries conversations,
      TranscriptQueries transcripts,
      Presences presences,
      Wording wording) {
    this.transactions = transactions;
    this.conversations = conversations;
    this.transcripts = transcripts;
    this.presences = presences;
    this.wording = wording;
  }

  /** What was found. */
  public sealed interface Found {
    record Needed(Letter letter) implements Found {}

    record Needless(String why) implements Found {}
  }

  public Found look(AwayMail mail) {
    var visitor = mail.visitor();
    if (presences.watches(visitor)) return new Found.Needless("watching");
    var view = conversations.find(visitor.organization(), visitor.conversation());
    if (view.isEmpty()) return new Found.Needless("gone");
    var contact = view.get().details().contact();
    if (contact.email() == null) return new Found.Needless("no_address");
    var lines = since(mail);
    if (lines.stream().anyMatch(each -> each.message().author() instanceof Author.Visitor))
      return new Found.Needless("answered");
    var unseen = lines.stream().filter(each -> unseen(each, mail)).map(Line::message).toList();
    if (unseen.isEmpty()) return new Found.Needless("seen");
    return new Found.Needed(
        wording.letter(mail, contact, team(visitor.organization()), newest(unseen)));
  }

  private List<Line> since(AwayMail mail) {
    var visitor = mail.visitor();
    return transcripts
        .read(visitor.organization(), visitor.conversation(), mail.firstSeq() - 1, 500)
        .map(TranscriptQueries.Reading::lines)
        .orElse(List.of());
  }

  private static boolean unseen(Line line, AwayMail mail) {
    var status = line.status();
    boolean seen = status == DeliveryStatus.DELIVERED || status == DeliveryStatus.READ;
    return line.message().author() instanceof Author.Human
        && line.message().seq() <= mail.lastSeq()
        && !seen;
  }

  private static List<Message> newest(List<Message> unseen) {
    return unseen.subList(Math.max(0, unseen.size() - MOST), unseen.size());
  }

  private String team(Organization.Id id) {
    Optional<Organization> organization =
        transactions.within(store -> store.organizations().find(id));
    return organization.map(Organization::name).orElse("The team");
  }
}
