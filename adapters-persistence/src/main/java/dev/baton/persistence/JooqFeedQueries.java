package dev.baton.persistence;

import dev.baton.application.feed.FeedQueries;
import dev.baton.application.feed.Subject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Phase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;

/** The heads of conversations as PostgreSQL has them, one statement for all of them. */
public final class JooqFeedQueries implements FeedQueries {
  private static final String HEADS =
      """
      select c.organization_id, c.id, c.phase, c.next_seq
      from unnest(?::uuid[], ?::uuid[]) w (organization_id, id)
      join conversation c on c.organization_id = w.organization_id and c.id = w.id
      """;

  private final Reads reads;

  public JooqFeedQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Map<Subject, Head> heads(Set<Subject> subjects) {
    var some = subjects.toArray(Subject[]::new);
    var organizations = new UUID[some.length];
    var conversations = new UUID[some.length];
    for (int i = 0; i < some.length; i++) {
      organizations[i] = some[i].organization().value();
      conversations[i] = some[i].conversation().value();
    }
    return reads.ask(sql -> sql.fetch(HEADS, organizations, conversations)).stream()
        .collect(Collectors.toMap(JooqFeedQueries::subject, JooqFeedQueries::head));
  }

  private static Subject subject(Record row) {
    return new Subject(
        new Organization.Id(row.get(0, UUID.class)), new Conversation.Id(row.get(1, UUID.class)));
  }

  private static Head head(Record row) {
    return new Head(Words.read(Phase.class, row.get(2, String.class)), row.get(3, Long.class));
  }
}
