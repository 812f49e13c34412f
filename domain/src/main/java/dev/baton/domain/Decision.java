package dev.baton.domain;

import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.function.Function;

/**
 * What the domain decided about a conversation: its next state, the events that explain it and the
 * answer for whoever asked, or a refusal that changes nothing.
 */
public sealed interface Decision<R> {

  record Accepted<R>(Conversation next, R result, List<Event> events) implements Decision<R> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused<R>(Refusal refusal) implements Decision<R> {}

  static <R> Decision<R> refuse(Refusal refusal) {
    return new Refused<>(refusal);
  }

  default <T> Decision<T> map(Function<? super R, ? extends T> answer) {
    return switch (this) {
      case Accepted<R>(var next, var result, var events) ->
          new Accepted<>(next, answer.apply(result), events);
      case Refused<R>(var refusal) -> new Refused<>(refusal);
    };
  }
}
