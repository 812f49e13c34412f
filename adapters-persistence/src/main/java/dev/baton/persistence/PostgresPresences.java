package dev.baton.persistence;

import static org.jooq.impl.DSL.val;

import dev.baton.application.feed.Subject;
import dev.baton.application.live.Presences;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.QueryPart;
import org.jooq.Record;

/** Who watches, in one row for each visitor and node; one statement for many of them. */
public final class PostgresPresences implements Presences {
  private static final String OTHERS =
      """
      not exists (
        select from presence o
         where o.organization_id = each.organization_id
           and o.conversation_id = each.conversation_id
           and o.until > statement_timestamp()
      """;

  private static final String WATCHING =
      """
      with each as (
        select * from unnest({1}, {2}) as each (organization_id, conversation_id)
      ), written as (
        insert into presence (organization_id, conversation_id, node, until)
        select organization_id, conversation_id, {0},
               statement_timestamp() + {3} * interval '1 millisecond'
          from each
         order by organization_id, conversation_id
            on conflict (organization_id, conversation_id, node) do update
           set until = excluded.until
      )
      select organization_id, conversation_id from each where\s"""
          + OTHERS
          + ")";

  private static final String LEFT =
      """
      with each as (
        delete from presence p
         using unnest({1}, {2}) as w (organization_id, conversation_id)
         where p.organization_id = w.organization_id
           and p.conversation_id = w.conversation_id
           and p.node = {0}
        returning p.organization_id, p.conversation_id
      )
      select organization_id, conversation_id from each where\s"""
          + OTHERS
          + " and o.node <> {0})";

  private static final String LAPSED =
      """
      with each as (
        delete from presence
         where (organization_id, conversation_id, node) in (
           select organization_id, conversation_id, node from presence
            where until <= statement_timestamp()
              for update skip locked)
        returning organization_id, conversation_id
      )
      select distinct organization_id, conversation_id from each where\s"""
          + OTHERS
          + ")";

  private static final String WATCHES =
      """
      select 1 from presence
       where organization_id = {0} and conversation_id = {1} and until > statement_timestamp()
       limit 1
      """;

  private final Reads reads;
  private final Attempts attempts;

  public PostgresPresences(DataSource pool) {
    this.reads = new Reads(pool);
    this.attempts = new Attempts(pool);
  }

  @Override
  public Set<Subject> watching(UUID node, Set<Subject> visitors, Duration time) {
    var some = List.copyOf(visitors);
    return told(WATCHING, val(node), organizations(some), conversations(some), millis(time));
  }

  @Override
  public Set<Subject> left(UUID node, Set<Subject> visitors) {
    var some = List.copyOf(visitors);
    return told(LEFT, val(node), organizations(some), conversations(some));
  }

  @Override
  public Set<Subject> lapsed() {
    return told(LAPSED);
  }

  @Override
  public boolean watches(Subject visitor) {
    var organization = val(visitor.organization().value());
    var conversation = val(visitor.conversation().value());
    return !reads.ask(sql -> sql.fetch(WATCHES, organization, conversation)).isEmpty();
  }

  /** Run twice it tells nobody the second time: a hint is lost, which may be. */
  private Set<Subject> told(String statement, QueryPart... values) {
    return attempts.make(new Telling(statement, values));
  }

  private record Telling(String statement, List<QueryPart> values)
      implements Transaction<Set<Subject>> {
    Telling(String statement, QueryPart... values) {
      this(statement, List.of(values));
    }

    @Override
    public Set<Subject> run(java.sql.Connection connection) {
      return Sql.on(connection).fetch(statement, values.toArray(QueryPart[]::new)).stream()
          .map(PostgresPresences::subject)
          .collect(Collectors.toSet());
    }

    @Override
    public boolean committing() {
      return false;
    }
  }

  private static Subject subject(Record row) {
    return new Subject(
        new Organization.Id(row.get(0, UUID.class)), new Conversation.Id(row.get(1, UUID.class)));
  }

  private static QueryPart organizations(List<Subject> some) {
    return val(some.stream().map(each -> each.organization().value()).toArray(UUID[]::new));
  }

  private static QueryPart conversations(List<Subject> some) {
    return val(some.stream().map(each -> each.conversation().value()).toArray(UUID[]::new));
  }

  private static QueryPart millis(Duration time) {
    return val(time.toMillis());
  }
}
