package dev.baton.persistence;

import dev.baton.application.away.AwayMail;
import dev.baton.application.delivery.Leased;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import org.jooq.Condition;
import org.jooq.TableField;

/** The key of a message and of its delivery. */
record Place(Organization.Id organization, Conversation.Id conversation, long seq) {

  static Place of(Leased leased) {
    var parcel = leased.parcel();
    return new Place(parcel.organization(), parcel.conversation(), parcel.seq());
  }

  /** Of the first message that it is about. */
  static Place of(AwayMail mail) {
    var visitor = mail.visitor();
    return new Place(visitor.organization(), visitor.conversation(), mail.firstSeq());
  }

  /** Everything of the conversation. */
  Condition of(
      TableField<?, Organization.Id> organizations, TableField<?, Conversation.Id> conversations) {
    return organizations.eq(organization).and(conversations.eq(conversation));
  }
}
