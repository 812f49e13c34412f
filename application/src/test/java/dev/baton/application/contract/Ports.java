package dev.baton.application.contract;

import dev.baton.application.Transactions;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.application.asset.AssetQueries;
import dev.baton.application.away.AwayMailQueries;
import dev.baton.application.bot.TurnQueries;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.copilot.CopilotQueries;
import dev.baton.application.copilot.TranscriptSearch;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.feed.EventQueries;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.live.EventStretches;
import dev.baton.application.live.MessageQueries;
import dev.baton.application.live.Presences;
import dev.baton.application.webhook.WebhookDeliveryQueries;

/** All that a contract looks at: one way to write, and everything that was written. */
public record Ports(
    Transactions transactions,
    HandoffQueries handoffs,
    ConversationQueries conversations,
    TranscriptQueries transcripts,
    EventQueries events,
    ApprovalQueries approvals,
    AssetQueries assets,
    CopilotQueries copilot,
    TranscriptSearch search,
    TurnQueries turns,
    WebhookDeliveryQueries webhookDeliveries,
    DeliveryQueries deliveries,
    EventStretches stretches,
    MessageQueries messages,
    AwayMailQueries awayMails,
    Presences presences) {}
