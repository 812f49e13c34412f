package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.BOT;

import dev.baton.application.bot.Registrations;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

record JooqRegistrations(DSLContext sql) implements Registrations {

  @Override
  public void add(Registration registration) {
    new JooqBots(sql).add(registration.bot());
    save(registration);
    sql.update(BOT)
        .set(BOT.CREATED_AT, registration.createdAt())
        .where(which(registration.bot()))
        .execute();
  }

  @Override
  public List<Registration> list(Organization.Id organization) {
    return live(BOT.ORGANIZATION_ID.eq(organization))
        .orderBy(BOT.CREATED_AT, BOT.ID)
        .fetch(JooqRegistrations::registration);
  }

  @Override
  public Optional<Registration> find(Organization.Id organization, Bot.Id id) {
    return live(BOT.ORGANIZATION_ID.eq(organization).and(BOT.ID.eq(id)))
        .fetchOptional(JooqRegistrations::registration);
  }

  @Override
  public void save(Registration registration) {
    var bot = registration.bot();
    sql.update(BOT)
        .set(BOT.NAME, bot.name())
        .set(BOT.WINDOW_QUIET_MS, Math.toIntExact(bot.window().quiet().toMillis()))
        .set(BOT.WINDOW_CAP_MS, Math.toIntExact(bot.window().cap().toMillis()))
        .set(BOT.DESCRIPTION, registration.description())
        .set(BOT.ALLOWED_ORIGINS, registration.origins().stream().sorted().toArray(String[]::new))
        .where(which(bot))
        .execute();
  }

  @Override
  public void retire(Organization.Id organization, Bot.Id id) {
    sql.update(BOT)
        .set(BOT.RETIRED_AT, CLOCK)
        .where(BOT.ORGANIZATION_ID.eq(organization), BOT.ID.eq(id))
        .execute();
  }

  @Override
  public boolean listed(String origin) {
    return sql.fetchExists(live(BOT.ALLOWED_ORIGINS.contains(new String[] {origin})));
  }

  private SelectConditionStep<Record> live(Condition which) {
    return sql.select(BOT.fields()).from(BOT).where(which, BOT.RETIRED_AT.isNull());
  }

  private static Condition which(Bot bot) {
    return BOT.ORGANIZATION_ID.eq(bot.organization()).and(BOT.ID.eq(bot.id()));
  }

  private static Registration registration(Record row) {
    return new Registration(
        JooqBots.bot(row),
        row.get(BOT.DESCRIPTION),
        Set.copyOf(List.of(row.get(BOT.ALLOWED_ORIGINS))),
        row.get(BOT.CREATED_AT));
  }
}
