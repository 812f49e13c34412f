package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.CONVERSATION_DETAILS;
import static dev.baton.persistence.schema.Tables.TRANSCRIPT_WORDS_READ;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.val;

import dev.baton.application.conversation.Conversations;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event.ConversationStarted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Phase;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Insert;
import org.jooq.JSONB;
import org.jooq.Record;

record JooqConversations(DSLContext sql) implements Conversations {

  /**
   * The details go first, because theirs is the index that lets one of many win: a loser waits
   * there until the winner has committed, and then writes nothing at all.
   */
  private static final String BEGIN =
      """
      with added as ({0}
        on conflict (organization_id, external_id) where external_id is not null do nothing
        returning organization_id, conversation_id
      ), begun as (
        insert into conversation (organization_id, id, channel, bot_id, phase, epoch,
                                  next_seq, next_position, created_at, updated_at)
        select organization_id, conversation_id, {1}, {2}, {3}, {4}, {5}, 1,
               statement_timestamp(), statement_timestamp()
          from added
      )
      insert into event (organization_id, conversation_id, position, kind, facts, created_at)
      select organization_id, conversation_id, 0, {6}, {7}, statement_timestamp()
        from added
      """;

  private static final String REMOVE =
      """
      with suggested as (
        delete from suggestion using handoff
         where handoff.organization_id = {0} and handoff.conversation_id = {1}
           and suggestion.organization_id = handoff.organization_id
           and suggestion.handoff_id = handoff.id
      ), turned as (
        delete from turn where organization_id = {0} and conversation_id = {1}
      ), asked as (
        delete from handoff where organization_id = {0} and conversation_id = {1}
      ), put as (
        delete from approval where organization_id = {0} and conversation_id = {1}
      ), opened as (
        delete from visitor_token where organization_id = {0} and conversation_id = {1}
      ), noted as (
        delete from note where organization_id = {0} and conversation_id = {1}
      ), tagged as (
        delete from conversation_tag where organization_id = {0} and conversation_id = {1}
      ), delivered as (
        delete from delivery where organization_id = {0} and conversation_id = {1}
      ), carried as (
        delete from delivery_due where organization_id = {0} and conversation_id = {1}
      ), given_up as (
        delete from dead_letter where organization_id = {0} and conversation_id = {1}
      ), watched as (
        delete from presence where organization_id = {0} and conversation_id = {1}
      ), mailed as (
        delete from away_mail where organization_id = {0} and conversation_id = {1}
      ), brought as (
        delete from message_file where organization_id = {0} and conversation_id = {1}
      ), said as (
        delete from message where organization_id = {0} and conversation_id = {1}
      ), happened as (
        delete from event where organization_id = {0} and conversation_id = {1}
      ), found_by as (
        delete from transcript_words where organization_id = {0} and conversation_id = {1}
      ), known as (
        delete from conversation_details where organization_id = {0} and conversation_id = {1}
      )
      delete from conversation where organization_id = {0} and id = {1}
      """;

  @Override
  public Optional<Conversation.Id> add(Accepted<Conversation> started) {
    if (started.events().size() != 1
        || !(started.events().getFirst() instanceof ConversationStarted beginning)) {
      throw new IllegalStateException("no beginning of a conversation: " + started.events());
    }
    while (!begin(beginning)) {
      var winner = withSameExternalId(beginning);
      if (winner.isPresent()) return winner;
    }
    return Optional.empty();
  }

  private boolean begin(ConversationStarted beginning) {
    var it = beginning.conversation();
    var event = EventRow.of(beginning);
    return sql.execute(
            BEGIN,
            details(beginning),
            val(Words.of(it.channel())),
            val(it.bot(), CONVERSATION.BOT_ID),
            val(Words.of(it.control().phase())),
            val(it.epoch().value()),
            val(it.nextSeq()),
            val(event.kind()),
            val(JSONB.jsonb(event.facts())))
        == 1;
  }

  private static Insert<Record> details(ConversationStarted beginning) {
    return insertInto(CONVERSATION_DETAILS)
        .set(CONVERSATION_DETAILS.ORGANIZATION_ID, beginning.conversation().organization())
        .set(CONVERSATION_DETAILS.CONVERSATION_ID, beginning.conversation().id())
        .set(DetailsRows.columns(beginning.details()));
  }

  private Optional<Conversation.Id> withSameExternalId(ConversationStarted beginning) {
    return sql.select(CONVERSATION_DETAILS.CONVERSATION_ID)
        .from(CONVERSATION_DETAILS)
        .where(
            CONVERSATION_DETAILS.ORGANIZATION_ID.eq(beginning.conversation().organization()),
            CONVERSATION_DETAILS.EXTERNAL_ID.eq(beginning.details().externalId()))
        .fetchOptional(CONVERSATION_DETAILS.CONVERSATION_ID);
  }

  @Override
  public Optional<Conversation.Id> texting(Organization.Id organization, Numbers numbers) {
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended({0} || ' ' || {1} || ' ' || {2}, 8))",
        val(organization.value().toString()), val(numbers.ours()), val(numbers.visitor()));
    return sql.select(CONVERSATION.ID)
        .from(CONVERSATION_DETAILS)
        .join(CONVERSATION)
        .on(CONVERSATION.ORGANIZATION_ID.eq(CONVERSATION_DETAILS.ORGANIZATION_ID))
        .and(CONVERSATION.ID.eq(CONVERSATION_DETAILS.CONVERSATION_ID))
        .where(CONVERSATION_DETAILS.ORGANIZATION_ID.eq(organization))
        .and(CONVERSATION_DETAILS.VISITOR_NUMBER.eq(numbers.visitor()))
        .and(CONVERSATION_DETAILS.OUR_NUMBER.eq(numbers.ours()))
        .and(CONVERSATION.CHANNEL.eq(Words.of(Channel.SMS)))
        .and(CONVERSATION.PHASE.notIn(Words.of(Phase.CLOSED), Words.of(Phase.ARCHIVED)))
        .orderBy(CONVERSATION.CREATED_AT.desc(), CONVERSATION.ID.desc())
        .limit(1)
        .fetchOptional(CONVERSATION.ID);
  }

  @Override
  public Optional<Phase> lock(Organization.Id organization, Conversation.Id conversation) {
    return sql.select(CONVERSATION.PHASE)
        .from(CONVERSATION)
        .where(CONVERSATION.ORGANIZATION_ID.eq(organization), CONVERSATION.ID.eq(conversation))
        .forUpdate()
        .fetchOptional(row -> Words.read(Phase.class, row.value1()));
  }

  @Override
  public void remove(Organization.Id organization, Conversation.Id conversation) {
    // Whoever reads on in the log may hold words of it that the statement below could not see.
    sql.select(TRANSCRIPT_WORDS_READ.ONE).from(TRANSCRIPT_WORDS_READ).forUpdate().fetch();
    sql.execute(REMOVE, val(organization.value()), val(conversation.value()));
  }
}
