package dev.baton.application.memory;

import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.log.LogReader;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Note;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.tag.Tag;
import dev.baton.domain.webhook.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All there is, as of one commit; a writer works on a copy. */
record Tables(
    long transaction,
    Map<Organization.Id, Organization> organizations,
    Map<Operator.Id, Operator> operators,
    Map<Operator.Id, Left> left,
    Map<KeyHash, ApiKey> keys,
    Map<ApiKey.Id, Instant> uses,
    Map<KeyHash, VisitorToken> tokens,
    Map<Bot.Id, Bot> bots,
    Map<Bot.Id, Registration> registrations,
    Set<Bot.Id> retired,
    Map<Conversation.Id, Row> conversations,
    Map<Handoff.Id, Handoff> handoffs,
    Map<Approval.Id, Approval> approvals,
    Map<Organization.Id, Lines> lines,
    Map<Tag.Id, Tag> tags,
    Map<Note.Id, Noted> notes,
    Map<Webhook.Id, Webhook> webhooks,
    Map<String, Asset> assets,
    Map<Bot.Id, Terms> terms,
    Map<Turn.Id, Turn> turns,
    List<Recorded> events,
    Map<LogReader, Position> readers,
    MemoryPost post,
    MemoryHooks hooks,
    Map<Session.Id, Talk> talks,
    Map<dev.baton.domain.copilot.Turn.Id, MemoryTurn> copilotTurns) {

  /** A note with its organization, which it does not know itself. */
  record Noted(Organization.Id organization, Note note) {}

  /** That an operator has left, and whether something may still be his. */
  record Left(Instant at, boolean leaving) {}

  static Tables empty() {
    return new Tables(
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        MemoryPost.empty(),
        MemoryHooks.empty(),
        Map.of(),
        Map.of());
  }

  Tables draft() {
    return new Tables(
        transaction + 1,
        new LinkedHashMap<>(organizations),
        new LinkedHashMap<>(operators),
        new LinkedHashMap<>(left),
        new LinkedHashMap<>(keys),
        new LinkedHashMap<>(uses),
        new LinkedHashMap<>(tokens),
        new LinkedHashMap<>(bots),
        new LinkedHashMap<>(registrations),
        new LinkedHashSet<>(retired),
        new LinkedHashMap<>(conversations),
        new LinkedHashMap<>(handoffs),
        new LinkedHashMap<>(approvals),
        new LinkedHashMap<>(lines),
        new LinkedHashMap<>(tags),
        new LinkedHashMap<>(notes),
        new LinkedHashMap<>(webhooks),
        new LinkedHashMap<>(assets),
        new LinkedHashMap<>(terms),
        new LinkedHashMap<>(turns),
        new ArrayList<>(events),
        new LinkedHashMap<>(readers),
        post.draft(),
        hooks.draft(),
        new LinkedHashMap<>(talks),
        new LinkedHashMap<>(copilotTurns));
  }

  Organization.Id organizationOf(Handoff handoff) {
    return row(handoff.conversation()).conversation().organization();
  }

  Row row(Conversation.Id id) {
    var row = conversations.get(id);
    if (row == null) throw new IllegalStateException("no conversation " + id);
    return row;
  }
}
