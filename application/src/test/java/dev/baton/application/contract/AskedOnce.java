package dev.baton.application.contract;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests under a key, and what carries them out. */
public interface AskedOnce {

  Ports ports();

  Replies replies();

  static Ticket ticket(Organization.@Nullable Id organization) {
    return new Ticket(organization, hash(), hash());
  }

  private static String hash() {
    var bytes = new byte[32];
    new Random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static Ticket otherBody(Ticket ticket) {
    return new Ticket(ticket.organization(), ticket.scope(), hash());
  }

  /** Says something, and answers with its seq. */
  default Outcome says(Scene scene, Conversation.Id conversation, Ticket ticket) {
    return replies()
        .once(ticket, () -> "seq " + scene.visitorSays(conversation, "Hello?").message().seq());
  }

  default Outcome saysSharing(Scene scene, Conversation.Id conversation, Ticket ticket) {
    return replies()
        .once(
            ticket,
            () ->
                "seq "
                    + Scene.result(
                            replies()
                                .sharing(
                                    decision -> "seq " + Scene.result(decision).message().seq(),
                                    () -> scene.visitor(conversation, "Hello?")))
                        .message()
                        .seq());
  }
}
