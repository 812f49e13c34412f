package dev.baton.domain.conversation;

/** What the bot would have said, had it still had control. */
public record Suggestion(Message.Id id, Epoch computedUnder, String text) {}
