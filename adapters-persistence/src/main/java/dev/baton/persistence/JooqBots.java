package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.BOT;

import dev.baton.application.bot.Bots;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.conversation.Window;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

record JooqBots(DSLContext sql) implements Bots {

  @Override
  public void add(Bot bot) {
    sql.insertInto(BOT)
        .set(BOT.ORGANIZATION_ID, bot.organization())
        .set(BOT.ID, bot.id())
        .set(BOT.NAME, bot.name())
        .set(BOT.WINDOW_QUIET_MS, Math.toIntExact(bot.window().quiet().toMillis()))
        .set(BOT.WINDOW_CAP_MS, Math.toIntExact(bot.window().cap().toMillis()))
        .execute();
  }

  @Override
  public Optional<Bot> find(Organization.Id organization, Bot.Id id) {
    return inUse(BOT.ORGANIZATION_ID.eq(organization).and(BOT.ID.eq(id)))
        .fetchOptional(JooqBots::bot);
  }

  @Override
  public Optional<Bot> find(Bot.Id id) {
    return inUse(BOT.ID.eq(id)).fetchOptional(JooqBots::bot);
  }

  @Override
  public Optional<Bot> usual(Organization.Id organization) {
    return inUse(BOT.ORGANIZATION_ID.eq(organization))
        .orderBy(BOT.CREATED_AT, BOT.ID)
        .limit(1)
        .fetchOptional(JooqBots::bot);
  }

  private SelectConditionStep<Record> inUse(Condition which) {
    return bots(which).and(BOT.RETIRED_AT.isNull());
  }

  @Override
  public Optional<Terms> terms(Organization.Id organization, Bot.Id id) {
    return bots(BOT.ORGANIZATION_ID.eq(organization).and(BOT.ID.eq(id)))
        .fetchOptional(TermsRows::of);
  }

  @Override
  public boolean agree(Organization.Id organization, Bot.Id id, Terms terms) {
    var push = terms.reach() instanceof Reach.Push to ? to : null;
    var fallback = terms.patience().fallback();
    return sql.update(BOT)
            .set(BOT.REACH, push == null ? "pull" : "push")
            .set(BOT.PUSH_URL, push == null ? null : push.url())
            .set(BOT.PUSH_SECRET, push == null ? null : push.secret())
            .set(BOT.DEADLINE_SECONDS, Math.toIntExact(terms.patience().deadline().toSeconds()))
            .set(BOT.ATTEMPTS, terms.patience().attempts())
            .set(BOT.FALLBACK_WORDS, fallback == null ? null : fallback.words())
            .where(BOT.ORGANIZATION_ID.eq(organization), BOT.ID.eq(id))
            .execute()
        == 1;
  }

  private SelectConditionStep<Record> bots(Condition which) {
    return sql.select(BOT.fields()).from(BOT).where(which);
  }

  static Bot bot(Record row) {
    var window =
        new Window.Rule(
            Duration.ofMillis(row.get(BOT.WINDOW_QUIET_MS)),
            Duration.ofMillis(row.get(BOT.WINDOW_CAP_MS)));
    return new Bot(row.get(BOT.ID), row.get(BOT.ORGANIZATION_ID), row.get(BOT.NAME), window);
  }
}
