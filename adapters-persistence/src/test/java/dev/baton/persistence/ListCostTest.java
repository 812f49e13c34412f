package dev.baton.persistence;

import static dev.baton.domain.conversation.Priority.HIGH;
import static dev.baton.domain.conversation.Priority.LOW;
import static dev.baton.domain.conversation.Priority.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Page;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.application.approval.ApprovalStatus;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.conversation.ConversationQueries.Care;
import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.access.Operator;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Priority;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page costs what is on it, however much there is beside it: counted in rows that were read. */
class ListCostTest {
  private static final int PAGE = 25;

  /**
   * Each row of a page is read with what hangs on it, from four tables at most; a visit is two
   * pages.
   */
  private static final long DEAR = 24 * PAGE;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  /** One connection, because a session can only publish its own counts. */
  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 1);

  private static final Ports PORTS = PostgresPorts.on(POOL, 1);

  private static final Scene SCENE = Scene.in(PORTS);

  @BeforeAll
  static void fill() {
    var hook = UUID.randomUUID();
    DATABASE.execute(
        """
        insert into webhook (organization_id, id, url, events, secret, active, created_at, updated_at)
        values ('%1$s', '%2$s', 'https://x.example', '{ping}', 'sealed', true, now(), now());
        insert into webhook_delivery (organization_id, id, webhook_id, lane, position, topic, facts,
                                      happened_at)
        select '%1$s', lpad(to_hex(n), 32, '0')::uuid, '%2$s', lpad(to_hex(n), 32, '0')::uuid, 0,
               'ping', '{}', now()
          from generate_series(1, 20000) n;
        insert into webhook_lane (organization_id, webhook_id, lane)
        select organization_id, webhook_id, lane from webhook_delivery
        """
            .formatted(SCENE.organization().value(), hook));
    DATABASE.execute(
        """
        insert into conversation (organization_id, id, channel, bot_id, phase, epoch, next_seq,
            next_position, end_reason, resolved_at, closed_at, created_at, updated_at)
        select '%1$s', lpad(to_hex(n), 32, '0')::uuid, 'web', '%2$s', p.phase, 1, 1, 1,
               case when p.phase = 'closed' then case n %% 1000 when 7 then 'fraud' else 'ended' end end,
               null, case when p.phase = 'closed' then now() end, t.at, t.at
          from generate_series(1, 100000) n,
               lateral (select case when n %% 2000 = 0 then 'waiting' else 'closed' end) p (phase),
               lateral (select now() - n * interval '1 s') t (at)
        """
            .formatted(SCENE.organization().value(), SCENE.bot().id().value()));
    DATABASE.execute(
        """
        insert into conversation_details (organization_id, conversation_id, end_user_id, priority,
            assigned_to, visitor_number, metadata, variables, created_at)
        select organization_id, id, 'user-' || right(id::text, 3),
               case right(id::text, 2) when '00' then 'high' when '01' then 'low' else 'medium' end,
               case right(id::text, 1) when '2' then '%1$s'::uuid when '3' then '%2$s'::uuid end,
               '+1555' || right(id::text, 3), '{}', '{}', created_at from conversation;
        insert into message
        select organization_id, id, 0, id, 'visitor', null, 'Hello?', '{}', created_at
          from conversation;
        insert into event (organization_id, conversation_id, position, kind, facts, created_at)
        select organization_id, id, 0, 'conversation_started', '{}', created_at from conversation;
        insert into handoff (organization_id, id, conversation_id, source, static_text,
            context_vars, requested_at, status, outcome, settled_at)
        select organization_id, id, id, 'policy', 'x', '{}', created_at,
               case phase when 'waiting' then 'requested' else 'resolved' end,
               case phase when 'waiting' then null else 'resolved' end, closed_at
          from conversation;
        insert into approval (organization_id, id, conversation_id, subject_kind, subject_ref,
            approver_role, payload, requested_at, timeout_at, status, decided_at)
        select organization_id, id, id, 'tool_call', 'x', 'operator', '{}', created_at,
               created_at + interval '100 years',
               case phase when 'waiting' then 'pending' else 'denied' end,
               case phase when 'waiting' then null else closed_at end
          from conversation;
        update conversation set open_approvals = 1 where phase = 'waiting'
        """
            .formatted(SCENE.ada().id().value(), SCENE.bea().id().value()));
    DATABASE.execute("vacuum analyze");
  }

  @Test
  void lists_of_conversations() {
    costsAPage("all", limit -> list(Filter.ALL, limit));
    costsAPage("one phase", limit -> list(phases(Phase.WAITING), limit));
    costsAPage("live", limit -> list(phases(Phase.WAITING, Phase.HUMAN, Phase.BOT), limit));
    costsAPage("most", limit -> list(phases(Phase.CLOSED, Phase.WAITING), limit));
    costsAPage("one bot", limit -> list(of(SCENE.bot().id(), null, null, null), limit));
    costsAPage(
        "an idle bot", limit -> list(of(new Bot.Id(UUID.randomUUID()), null, null, null), limit));
    costsAPage("one visitor", limit -> list(of(null, "user-7ab", null, null), limit));
    costsAPage("one number", limit -> list(of(null, null, "+15557ab", null), limit));
    costsAPage("a rare end", limit -> list(of(null, null, null, EndReason.FRAUD), limit));
    costsAPage("an end nobody had", limit -> list(of(null, null, null, EndReason.DNC), limit));
  }

  @Test
  void lists_by_care() {
    var ada = SCENE.ada().id();
    var bea = SCENE.bea().id();
    var nobody = new Operator.Id(UUID.randomUUID());
    costsAPage("a rare priority", limit -> list(care(Set.of(HIGH), Set.of(), false), limit));
    costsAPage("the usual one", limit -> list(care(Set.of(MEDIUM), Set.of(), false), limit));
    costsAPage("two rare ones", limit -> list(care(Set.of(HIGH, LOW), Set.of(), false), limit));
    costsAPage(
        "a rare and the usual", limit -> list(care(Set.of(HIGH, MEDIUM), Set.of(), false), limit));
    costsAPage("one assignee", limit -> list(care(Set.of(), Set.of(ada), false), limit));
    costsAPage("two assignees", limit -> list(care(Set.of(), Set.of(ada, bea), false), limit));
    costsAPage("an idle one", limit -> list(care(Set.of(), Set.of(nobody), false), limit));
    costsAPage("hers and nobody's", limit -> list(care(Set.of(), Set.of(ada), true), limit));
    var urgent = new Care(Set.of(HIGH), Set.of(), true);
    var waiting = Set.of(Phase.WAITING);
    var both = new Filter(waiting, null, null, null, null, Set.of(), null, urgent, null);
    costsAPage("urgent and waiting", limit -> list(both, limit));
  }

  private static Filter care(
      Set<Priority> priorities, Set<Operator.Id> assignees, boolean unassignedToo) {
    var care = new Care(priorities, assignees, unassignedToo);
    return new Filter(Set.of(), null, null, null, null, Set.of(), null, care, null);
  }

  @Test
  void queues_of_handoffs() {
    var organization = SCENE.organization();
    var handoffs = PORTS.handoffs();
    costsAPage("all", limit -> handoffs.list(organization, null, page(limit)));
    for (var status : HandoffStatus.values()) {
      costsAPage("" + status, limit -> handoffs.list(organization, status, page(limit)));
    }
    costsAPage("due", handoffs::due);
  }

  @Test
  void approvals() {
    var organization = SCENE.organization();
    var approvals = PORTS.approvals();
    costsAPage("all", limit -> approvals.list(organization, filter(null), page(limit)));
    for (var status : ApprovalStatus.values()) {
      costsAPage("" + status, limit -> approvals.list(organization, filter(status), page(limit)));
    }
    costsAPage("due", approvals::due);
    costsAPage("awaited", limit -> list(Filter.ALL.awaitingApproval(true), limit));
    var bots = phases(Phase.BOT).awaitingApproval(false);
    costsAPage("not awaited", limit -> list(bots, limit));
    var operator = SCENE.ada().id();
    costsAPage("owned", limit -> PORTS.handoffs().ownedBy(organization, operator, limit));
  }

  private static ApprovalQueries.Filter filter(@Nullable ApprovalStatus status) {
    return new ApprovalQueries.Filter(status, null);
  }

  @Test
  void the_log_and_transcripts() {
    costsAPage("from the start", limit -> PORTS.events().after(Position.START, limit));
    var conversation = SCENE.conversation();
    costsAPage(
        "the poll",
        limit -> PORTS.transcripts().read(SCENE.organization(), conversation, -1, limit));
    var all = new TranscriptQueries.Filter(null, null);
    costsAPage(
        "a page",
        limit ->
            PORTS.transcripts().page(SCENE.organization(), conversation, all, 1_000_000, limit));
  }

  /** Source: FAILURES.md 66. */
  @Test
  void what_waits_for_webhooks() {
    costsAPage("due", ListCostTest::lease);
  }

  private static void lease(int limit) {
    PORTS
        .transactions()
        .within(
            store ->
                store.webhookDeliveries().lease(UUID.randomUUID(), Duration.ZERO, limit, limit));
  }

  private static void list(Filter filter, int limit) {
    var first = PORTS.conversations().list(SCENE.organization(), filter, page(limit));
    if (first.next() == null) return;
    var second = new Page.Request(first.next(), limit);
    PORTS.conversations().list(SCENE.organization(), filter, second);
  }

  private static Page.Request page(int limit) {
    return new Page.Request(null, limit);
  }

  private static Filter phases(Phase... phases) {
    return new Filter(Set.of(phases), null, null, null, null, null, null);
  }

  private static Filter of(
      Bot.@Nullable Id bot,
      @Nullable String user,
      @Nullable String number,
      @Nullable EndReason reason) {
    return new Filter(Set.of(), null, bot, user, number, reason, null);
  }

  private static void costsAPage(String list, IntConsumer read) {
    // The plan for any values, which the server turns to after five times, must be good too.
    for (int time = 0; time < 8; time++) {
      long before = rowsRead();
      read.accept(PAGE);
      assertThat(rowsRead() - before).as("%s, time %d", list, time).isLessThan(DEAR);
    }
  }

  private static long rowsRead() {
    var sql = DSL.using(POOL, SQLDialect.POSTGRES);
    sql.execute("select pg_stat_force_next_flush()");
    return sql.resultQuery(
            "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables")
        .fetchSingle()
        .get(0, Long.class);
  }
}
