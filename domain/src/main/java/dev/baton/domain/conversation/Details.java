package dev.baton.domain.conversation;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Operator;
import org.jspecify.annotations.Nullable;

/** What is known about a conversation beside its control: nothing here decides who may speak. */
public record Details(
    @Nullable String externalId,
    @Nullable String endUserId,
    @Nullable String title,
    Priority priority,
    Operator.@Nullable Id assignedTo,
    Contact contact,
    Numbers numbers,
    JsonObject metadata,
    JsonObject variables) {

  public record Contact(@Nullable String name, @Nullable String email, @Nullable String phone) {
    public static final Contact UNKNOWN = new Contact(null, null, null);
  }

  /** The two ends of an SMS conversation, in E.164; both null on the web. */
  public record Numbers(@Nullable String visitor, @Nullable String ours) {
    public static final Numbers NONE = new Numbers(null, null);
  }

  public static final Details NONE =
      new Details(
          null,
          null,
          null,
          Priority.MEDIUM,
          null,
          Contact.UNKNOWN,
          Numbers.NONE,
          JsonObject.EMPTY,
          JsonObject.EMPTY);

  public Details with(Priority other) {
    return new Details(
        externalId, endUserId, title, other, assignedTo, contact, numbers, metadata, variables);
  }

  public Details with(Contact other) {
    return new Details(
        externalId, endUserId, title, priority, assignedTo, other, numbers, metadata, variables);
  }

  public Details with(Numbers other) {
    return new Details(
        externalId, endUserId, title, priority, assignedTo, contact, other, metadata, variables);
  }

  public Details titled(@Nullable String other) {
    return new Details(
        externalId, endUserId, other, priority, assignedTo, contact, numbers, metadata, variables);
  }

  /** Null for nobody. */
  public Details assignedTo(Operator.@Nullable Id other) {
    return new Details(
        externalId, endUserId, title, priority, other, contact, numbers, metadata, variables);
  }

  public Details withData(JsonObject otherMetadata, JsonObject otherVariables) {
    return new Details(
        externalId,
        endUserId,
        title,
        priority,
        assignedTo,
        contact,
        numbers,
        otherMetadata,
        otherVariables);
  }
}
