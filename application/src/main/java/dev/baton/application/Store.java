package dev.baton.application;

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

/** The ports of one open transaction; useless once it has ended. */
public interface Store {

  Organizations organizations();

  Operators operators();

  ApiKeys apiKeys();

  VisitorTokens visitorTokens();

  Bots bots();

  Registrations registrations();

  Turns turns();

  Conversations conversations();

  ApprovalLines approvalLines();

  CopilotSessions copilotSessions();

  CopilotTurns copilotTurns();

  Notes notes();

  Tags tags();

  Webhooks webhooks();

  WebhookDeliveries webhookDeliveries();

  WebhookReplays webhookReplays();

  Deliveries deliveries();

  Assets assets();

  DeadLetters deadLetters();

  OurNumbers ourNumbers();

  Consents consents();

  /** The log, as far as this transaction may read it. */
  EventQueries events();

  LogReaders logReaders();

  AwayMails awayMails();

  /** The database's clock, to the microsecond. */
  Instant now();
}
