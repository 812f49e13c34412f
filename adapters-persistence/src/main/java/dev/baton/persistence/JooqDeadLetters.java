package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.application.delivery.DeadLetters;
import dev.baton.application.delivery.Means;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

record JooqDeadLetters(DSLContext sql) implements DeadLetters {

  /**
   * What the provider called it then is another message's name now. An e-mail keeps its id and its
   * words, since it may have arrived.
   */
  private static final String REPLAY =
      """
      with again as (
        delete from dead_letter where organization_id = {0} and {1}
        returning organization_id, conversation_id, seq, channel
      ), reset as (
        update delivery y
           set status = 'queued', replays = y.replays + 1, updated_at = statement_timestamp(),
               provider_id = null, provider_account = null, segments = null, price = null,
               price_currency = null, error_code = null, error_message = null, sent_at = null,
               delivered_at = null, read_at = null
          from again a
         where a.channel = 'sms'
           and (y.organization_id, y.conversation_id, y.seq)
               = (a.organization_id, a.conversation_id, a.seq)
      ), carried as (
        insert into delivery_due (organization_id, conversation_id, seq, channel, due_at)
        select organization_id, conversation_id, seq, channel, statement_timestamp()
          from again where channel = 'sms'
      ), mailed as (
        update away_mail m
           set status = 'scheduled', spent = m.tries, due_at = statement_timestamp(),
               code = null, reason = null, settled_at = null
          from again a
         where a.channel = 'email' and m.status = 'failed'
           and (m.organization_id, m.conversation_id, m.first_seq)
               = (a.organization_id, a.conversation_id, a.seq)
      )
      select count(*) from again
      """;

  @Override
  public int replay(Organization.Id organization, Collection<Message.Id> messages) {
    return replay(
        organization, DEAD_LETTER.MESSAGE_ID.eq(any(messages.toArray(Message.Id[]::new))));
  }

  @Override
  public int replay(Organization.Id organization, @Nullable Means means, int most) {
    var oldest =
        select(DEAD_LETTER.MESSAGE_ID)
            .from(DEAD_LETTER)
            .where(DEAD_LETTER.ORGANIZATION_ID.eq(organization))
            .and(on(means))
            .orderBy(DEAD_LETTER.DIED_AT, DEAD_LETTER.MESSAGE_ID)
            .limit(most)
            .forUpdate()
            .skipLocked();
    return replay(organization, DEAD_LETTER.MESSAGE_ID.in(oldest));
  }

  static Condition on(@Nullable Means means) {
    return means == null ? noCondition() : DEAD_LETTER.CHANNEL.eq(Words.of(means));
  }

  private int replay(Organization.Id organization, Condition which) {
    return sql.resultQuery(REPLAY, val(organization.value()), which)
        .fetchSingle()
        .get(0, Integer.class);
  }
}
