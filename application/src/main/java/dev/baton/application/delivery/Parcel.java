package dev.baton.application.delivery;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import java.time.Instant;
import java.util.List;

/**
 * A persisted message with all that a channel needs to carry it.
 *
 * @param numbers where it goes and from where, as of the moment at which it was leased
 * @param writtenAt by the database's clock
 */
public record Parcel(
    Organization.Id organization,
    Conversation.Id conversation,
    long seq,
    Message.Id message,
    Details.Numbers numbers,
    String text,
    List<Attachment> attachments,
    Instant writtenAt) {

  public Parcel {
    attachments = List.copyOf(attachments);
  }
}
