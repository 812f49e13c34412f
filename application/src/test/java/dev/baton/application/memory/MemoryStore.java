package dev.baton.application.memory;

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
import dev.baton.application.live.Presences;
import dev.baton.application.log.LogReaders;
import dev.baton.application.tag.Tags;
import dev.baton.application.text.Consents;
import dev.baton.application.text.OurNumbers;
import dev.baton.application.webhook.WebhookDeliveries;
import dev.baton.application.webhook.WebhookReplays;
import dev.baton.application.webhook.Webhooks;
import java.time.Instant;
import java.time.InstantSource;

record MemoryStore(Tables tables, InstantSource clock, Presences presences) implements Store {

  @Override
  public Organizations organizations() {
    return new MemoryOrganizations(tables);
  }

  @Override
  public Operators operators() {
    return new MemoryOperators(tables, clock);
  }

  @Override
  public ApiKeys apiKeys() {
    return new MemoryApiKeys(tables, clock);
  }

  @Override
  public VisitorTokens visitorTokens() {
    return new MemoryVisitorTokens(tables, clock);
  }

  @Override
  public Bots bots() {
    return new MemoryBots(tables);
  }

  @Override
  public Registrations registrations() {
    return new MemoryRegistrations(tables);
  }

  @Override
  public Turns turns() {
    return new MemoryTurns(tables, clock.instant());
  }

  @Override
  public Conversations conversations() {
    return new MemoryConversations(tables, clock);
  }

  @Override
  public ApprovalLines approvalLines() {
    return new MemoryApprovalLines(tables);
  }

  @Override
  public Notes notes() {
    return new MemoryNotes(tables);
  }

  @Override
  public Tags tags() {
    return new MemoryTags(tables);
  }

  @Override
  public Webhooks webhooks() {
    return new MemoryWebhooks(tables);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return new MemoryWebhookDeliveries(tables, clock.instant());
  }

  @Override
  public WebhookReplays webhookReplays() {
    return new MemoryWebhookReplays(tables);
  }

  @Override
  public DeadLetters deadLetters() {
    return new MemoryDeadLetters(tables, clock.instant());
  }

  @Override
  public OurNumbers ourNumbers() {
    return new MemoryOurNumbers(tables.post());
  }

  @Override
  public Consents consents() {
    return new MemoryConsents(tables.post());
  }

  @Override
  public Deliveries deliveries() {
    return new MemoryDeliveries(tables, clock.instant());
  }

  @Override
  public Assets assets() {
    return new MemoryAssets(tables);
  }

  @Override
  public CopilotSessions copilotSessions() {
    return new MemoryCopilotSessions(tables, clock);
  }

  @Override
  public CopilotTurns copilotTurns() {
    return new MemoryCopilotTurns(tables, clock);
  }

  @Override
  public EventQueries events() {
    return (position, limit) -> MemoryEventQueries.after(tables, position, limit);
  }

  @Override
  public LogReaders logReaders() {
    return new MemoryLogReaders(tables);
  }

  @Override
  public AwayMails awayMails() {
    return new MemoryAwayMails(tables, presences, clock.instant());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
