package dev.baton.domain;

import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /** Nothing to do, nothing to say. */
  static Decision<Conversation> unchanged(Conversation conversation) {
    return new Accepted<>(conversation, conversation, List.of());
  }

  /** One answer or the other. */
  default <T> T fold(
      Function<? super R, ? extends T> accepted, Function<Refusal, ? extends T> refused) {
    return switch (this) {
      case Accepted<R>(_, var result, _) -> accepted.apply(result);
      case Refused<R>(var refusal) -> refused.apply(refusal);
    };
  }

  /** One step more, on what was accepted; the answer stays, unless the step is refused. */
  default Decision<R> then(Function<Conversation, Decision<?>> step) {
    if (!(this instanceof Accepted<R>(var next, var result, var events))) return this;
    return switch (step.apply(next)) {
      case Accepted<?>(var after, _, var more) ->
          new Accepted<>(after, result, Stream.concat(events.stream(), more.stream()).toList());
      case Refused<?>(var refusal) -> new Refused<>(refusal);
    };
  }

  default <T> Decision<T> map(Function<? super R, ? extends T> answer) {
    return switch (this) {
      case Accepted<R>(var next, var result, var events) ->
          new Accepted<>(next, answer.apply(result), events);
      case Refused<R>(var refusal) -> new Refused<>(refusal);
    };
  }
}
