package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.AWAY_MAIL;

import dev.baton.application.away.AwayMailQueries;
import dev.baton.application.feed.Subject;
import java.util.Optional;
import org.jooq.Record;

/** What became of e-mails as PostgreSQL has it. */
public final class JooqAwayMailQueries implements AwayMailQueries {
  private final Reads reads;

  public JooqAwayMailQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<Standing> last(Subject visitor) {
    return reads.ask(
        sql ->
            sql.select(AWAY_MAIL.fields())
                .from(AWAY_MAIL)
                .where(AWAY_MAIL.ORGANIZATION_ID.eq(visitor.organization()))
                .and(AWAY_MAIL.CONVERSATION_ID.eq(visitor.conversation()))
                .orderBy(AWAY_MAIL.FIRST_SEQ.desc())
                .limit(1)
                .fetchOptional(JooqAwayMailQueries::standing));
  }

  private static Standing standing(Record row) {
    boolean over = row.get(AWAY_MAIL.SETTLED_AT) != null;
    return new Standing(
        row.get(AWAY_MAIL.STATUS),
        over ? null : row.get(AWAY_MAIL.DUE_AT),
        row.get(AWAY_MAIL.TRIES) - row.get(AWAY_MAIL.SPENT),
        row.get(AWAY_MAIL.CODE));
  }
}
