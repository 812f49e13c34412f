package dev.baton.persistence;

import dev.baton.application.Store;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Operators;
import dev.baton.application.access.Organizations;
import dev.baton.application.access.VisitorTokens;
import dev.baton.application.approval.ApprovalLines;
import dev.baton.application.asset.Assets;
import dev.baton.application.away.AwayMails;
import dev.baton.application.bot.Bots;
import dev.baton.application.bot.Registrations;
import dev.baton.application.bot.Turns;
import dev.baton.application.conversation.Conversations;
import dev.baton.application.conversation.Notes;
import dev.baton.application.copilot.CopilotSessions;
import dev.baton.application.copilot.CopilotTurns;
import dev.baton.application.delivery.DeadLetters;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.feed.EventQueries;
import dev.baton.application.log.LogReaders;
import dev.baton.application.tag.Tags;
import dev.baton.application.text.Consents;
import dev.baton.application.text.OurNumbers;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.application.webhook.WebhookReplays;
import dev.baton.application.webhook.Webhooks;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The ports of the transaction that the context is in. */
record JooqStore(DSLContext sql) implements Store {
  static final Field<Instant> CLOCK = DSL.field("clock_timestamp()", SQLDataType.INSTANT);

  @Override
  public Organizations organizations() {
    return new JooqOrganizations(sql);
  }

  @Override
  public Operators operators() {
    return new JooqOperators(sql);
  }

  @Override
  public ApiKeys apiKeys() {
    return new JooqApiKeys(sql);
  }

  @Override
  public VisitorTokens visitorTokens() {
    return new JooqVisitorTokens(sql);
  }

  @Override
  public Bots bots() {
    return new JooqBots(sql);
  }

  @Override
  public Registrations registrations() {
    return new JooqRegistrations(sql);
  }

  @Override
  public Turns turns() {
    return new JooqTurns(sql);
  }

  @Override
  public Conversations conversations() {
    return new JooqConversations(sql);
  }

  @Override
  public ApprovalLines approvalLines() {
    return new JooqApprovalLines(sql);
  }

  @Override
  public Notes notes() {
    return new JooqNotes(sql);
  }

  @Override
  public Tags tags() {
    return new JooqTags(sql);
  }

  @Override
  public Webhooks webhooks() {
    return new JooqWebhooks(sql);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new JooqWebhookDeliveries(sql);
  }

  @Override
  public WebhookReplays webhookReplays() {
    return new JooqWebhookReplays(sql);
  }

  @Override
  public DeadLetters deadLetters() {
    return new JooqDeadLetters(sql);
  }

  @Override
  public OurNumbers ourNumbers() {
    return new JooqOurNumbers(sql);
  }

  @Override
  public Consents consents() {
    return new JooqConsents(sql);
  }

  @Override
  public Deliveries deliveries() {
    return new JooqDeliveries(sql);
  }

  @Override
  public Assets assets() {
    return new JooqAssets(sql);
  }

  @Override
  public CopilotSessions copilotSessions() {
    return new JooqCopilotSessions(sql);
  }

  @Override
  public CopilotTurns copilotTurns() {
    return new JooqCopilotTurns(sql);
  }

  @Override
  public EventQueries events() {
    return (position, limit) -> JooqEventQueries.after(position, limit, sql);
  }

  @Override
  public LogReaders logReaders() {
    return new JooqLogReaders(sql);
  }

  @Override
  public AwayMails awayMails() {
    return new JooqAwayMails(sql);
  }

  @Override
  public Instant now() {
    return sql.select(CLOCK).fetchSingle().value1();
  }
}
