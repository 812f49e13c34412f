package dev.baton.application.memory;

import static java.util.Comparator.comparingLong;

import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import java.util.List;
import java.util.Optional;

public record MemoryTranscriptQueries(MemoryTransactions memory) implements TranscriptQueries {

  @Override
  public Optional<Reading> read(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, int limit) {
    return row(organization, conversation)
        .map(
            row ->
                new Reading(
                    row.conversation().control().phase(),
                    row.conversation().awaiting() != null,
                    row.conversation().nextSeq(),
                    row.lines().stream()
                        .filter(line -> line.message().seq() > afterSeq)
                        .limit(limit)
                        .toList()));
  }

  @Override
  public List<Line> page(
      Organization.Id organization,
      Conversation.Id conversation,
      Filter filter,
      long beforeSeq,
      int limit) {
    return row(organization, conversation).stream()
        .flatMap(row -> row.lines().stream())
        .filter(line -> line.message().seq() < beforeSeq)
        .filter(line -> matches(filter, line))
        .sorted(comparingLong((Line line) -> line.message().seq()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Long> seq(
      Organization.Id organization, Conversation.Id conversation, Message.Id message) {
    return row(organization, conversation).stream()
        .flatMap(row -> row.lines().stream())
        .map(Line::message)
        .filter(each -> each.id().equals(message))
        .map(Message::seq)
        .findFirst();
  }

  private Optional<Row> row(Organization.Id organization, Conversation.Id conversation) {
    return Optional.ofNullable(memory.committed().conversations().get(conversation))
        .filter(row -> row.conversation().organization().equals(organization));
  }

  private static boolean matches(Filter filter, Line line) {
    var outbound = filter.outbound();
    var delivery = filter.delivery();
    return (outbound == null || outbound == line.message().outbound())
        && (delivery == null || delivery == line.status());
  }
}
