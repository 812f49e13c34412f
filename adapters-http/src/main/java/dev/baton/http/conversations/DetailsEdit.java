package dev.baton.http.conversations;

import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Contact;
import dev.baton.domain.conversation.Priority;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a body says about a conversation: what is absent stays, null takes away. */
record DetailsEdit(Sent sent, @Nullable Priority priority, @Nullable UUID assignedTo, Words words) {
  private static final Text SHORT = Text.any().atMost(500);

  /** Which of the keys that may be null were there. */
  record Sent(boolean title, boolean assignee, boolean name, boolean email, boolean phone) {}

  record Words(
      @Nullable String title,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone) {}

  static DetailsEdit read(Fields body) {
    var sent =
        new Sent(
            body.has("title"),
            body.has("assigned_to"),
            body.has("contact_name"),
            body.has("contact_email"),
            body.has("contact_phone"));
    return new DetailsEdit(
        sent,
        body.oneOfOrNull("priority", StatusWords.PRIORITIES),
        body.uuidOrNull("assigned_to"),
        words(body));
  }

  private static Words words(Fields body) {
    return new Words(
        body.textOrNull("title", SHORT),
        body.textOrNull("contact_name", SHORT),
        body.textOrNull("contact_email", SHORT),
        body.textOrNull("contact_phone", SHORT));
  }

  Operator.@Nullable Id assignee() {
    return assignedTo == null ? null : new Operator.Id(assignedTo);
  }

  /** Null when it changes nothing. */
  @Nullable UnaryOperator<Details> change() {
    boolean nothing = priority == null && sent.equals(new Sent(false, false, false, false, false));
    return nothing ? null : this::over;
  }

  /** What a conversation begins with. */
  Details whole() {
    return over(Details.NONE);
  }

  private Details over(Details before) {
    var after = before.with(contact(before.contact()));
    if (sent.title) after = after.titled(words.title);
    if (sent.assignee) after = after.assignedTo(assignee());
    return priority == null ? after : after.with(priority);
  }

  private Contact contact(Contact before) {
    return new Contact(
        sent.name ? words.name : before.name(),
        sent.email ? words.email : before.email(),
        sent.phone ? words.phone : before.phone());
  }
}
