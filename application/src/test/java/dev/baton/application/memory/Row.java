package dev.baton.application.memory;

import dev.baton.application.conversation.Line;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Suggestion;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.tag.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A conversation with all that hangs on it. */
record Row(
    Conversation conversation,
    Details details,
    List<Line> lines,
    List<Suggestion> suggestions,
    Set<Tag.Id> tags,
    long nextPosition,
    Instant createdAt,
    Instant updatedAt) {

  static Row started(Conversation conversation, Details details, Instant now) {
    return new Row(conversation, details, List.of(), List.of(), Set.of(), 0, now, now);
  }

  Row at(Conversation next, Instant now) {
    return new Row(next, details, lines, suggestions, tags, nextPosition, createdAt, now);
  }

  Row with(Details changed) {
    return new Row(
        conversation, changed, lines, suggestions, tags, nextPosition, createdAt, updatedAt);
  }

  Row with(Line line) {
    var more = Stream.concat(lines.stream(), Stream.of(line)).toList();
    return new Row(
        conversation, details, more, suggestions, tags, nextPosition, createdAt, updatedAt);
  }

  Row delivered(long seq, Delivery delivery) {
    var changed =
        lines.stream()
            .map(line -> line.message().seq() == seq ? new Line(line.message(), delivery) : line)
            .toList();
    return new Row(
        conversation, details, changed, suggestions, tags, nextPosition, createdAt, updatedAt);
  }

  Row with(Suggestion suggestion) {
    var more = Stream.concat(suggestions.stream(), Stream.of(suggestion)).toList();
    return new Row(conversation, details, lines, more, tags, nextPosition, createdAt, updatedAt);
  }

  Row withPositionTaken() {
    return new Row(
        conversation, details, lines, suggestions, tags, nextPosition + 1, createdAt, updatedAt);
  }

  Row tagged(Set<Tag.Id> others) {
    return new Row(
        conversation, details, lines, suggestions, others, nextPosition, createdAt, updatedAt);
  }
}
