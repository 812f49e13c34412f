package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.VISITOR_TOKEN;

import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.access.VisitorTokens;
import java.util.Optional;
import org.jooq.DSLContext;

record JooqVisitorTokens(DSLContext sql) implements VisitorTokens {

  @Override
  public void add(VisitorToken token, KeyHash hash) {
    sql.insertInto(VISITOR_TOKEN)
        .set(VISITOR_TOKEN.ORGANIZATION_ID, token.organization())
        .set(VISITOR_TOKEN.CONVERSATION_ID, token.conversation())
        .set(VISITOR_TOKEN.HASH, hash.hex())
        .set(VISITOR_TOKEN.EXPIRES_AT, token.expiresAt())
        .set(VISITOR_TOKEN.ORIGIN, token.origin())
        .execute();
  }

  @Override
  public Optional<Known> findByHash(KeyHash hash) {
    return sql.select(
            VISITOR_TOKEN.ORGANIZATION_ID,
            VISITOR_TOKEN.CONVERSATION_ID,
            VISITOR_TOKEN.EXPIRES_AT,
            VISITOR_TOKEN.ORIGIN,
            CLOCK)
        .from(VISITOR_TOKEN)
        .where(VISITOR_TOKEN.HASH.eq(hash.hex()))
        .fetchOptional(
            row ->
                new Known(
                    new VisitorToken(row.value1(), row.value2(), row.value3(), row.value4()),
                    row.value5()));
  }
}
