package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ORGANIZATION;

import dev.baton.application.limits.Quotas;
import dev.baton.application.limits.Share;
import dev.baton.domain.access.Organization;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** Limits in one row for each organization, of which nodes take shares in one round trip. */
public final class PostgresQuotas implements Quotas {

  /**
   * The old row is locked and read by its own step, which sees what a rival has left; a minute that
   * another one has begun is not begun anew by who waited.
   */
  private static final String TAKE =
      """
      insert into request_quota
      select id, '-infinity', 0, '-infinity', 0 from organization where id = ?::uuid
          on conflict do nothing;
      with old as materialized (
        select q.* from request_quota q where q.organization_id = ?::uuid for update
      ), windows as (
        select old.*, clock.at, o.requests_per_minute, o.requests_per_hour,
               greatest(old.minute, date_trunc('minute', clock.at, 'UTC')) this_minute,
               greatest(old.hour, date_trunc('hour', clock.at, 'UTC')) this_hour
          from old
          join organization o on o.id = old.organization_id, (select clock_timestamp()) clock (at)
      ), given as (
        select *, case when minute = this_minute then given_in_minute else 0 end minute_given,
                  case when hour = this_hour then given_in_hour else 0 end hour_given
          from windows
      ), share as (
        select *, greatest(0, least(?::int4, requests_per_minute - minute_given,
                                             requests_per_hour - hour_given)) granted
          from given
      )
      update request_quota q
         set minute = s.this_minute, given_in_minute = s.minute_given + s.granted,
             hour = s.this_hour, given_in_hour = s.hour_given + s.granted
        from share s
       where q.organization_id = s.organization_id
      returning s.granted, s.at,
                s.requests_per_minute, q.given_in_minute, q.minute + interval '1 minute',
                s.requests_per_hour, q.given_in_hour, q.hour + interval '1 hour'
      """;

  private final Attempts attempts;

  public PostgresQuotas(DataSource pool) {
    this.attempts = new Attempts(pool);
  }

  @Override
  public Share take(Organization.Id organization, int wanted) {
    return attempts.make(new Taking(organization, wanted));
  }

  /** Run twice it takes twice, and the first share is lost to everybody: never too much. */
  private record Taking(Organization.Id organization, int wanted) implements Transaction<Share> {

    @Override
    public Share run(Connection connection) throws SQLException {
      try (var statement = connection.prepareStatement(TAKE)) {
        statement.setString(1, organization.value().toString());
        statement.setString(2, organization.value().toString());
        statement.setInt(3, wanted);
        statement.execute();
        statement.getMoreResults();
        return share(statement.getResultSet());
      }
    }

    private static Share share(ResultSet row) throws SQLException {
      row.next();
      var now = row.getObject(2, OffsetDateTime.class);
      return new Share(row.getInt(1), window(row, 3, now), window(row, 6, now));
    }

    private static Share.Window window(ResultSet row, int first, OffsetDateTime now)
        throws SQLException {
      int limit = row.getInt(first);
      var end = row.getObject(first + 2, OffsetDateTime.class);
      return new Share.Window(
          limit,
          Math.max(0, limit - row.getInt(first + 1)),
          end.toInstant(),
          Duration.between(now, end));
    }

    @Override
    public boolean committing() {
      return false;
    }
  }

  @Override
  public void limit(Organization.Id organization, int perMinute, int perHour) {
    attempts.make(new Limiting(organization, perMinute, perHour));
  }

  private record Limiting(Organization.Id organization, int perMinute, int perHour)
      implements Transaction<Integer> {

    @Override
    public Integer run(Connection connection) {
      return Sql.on(connection)
          .update(ORGANIZATION)
          .set(ORGANIZATION.REQUESTS_PER_MINUTE, perMinute)
          .set(ORGANIZATION.REQUESTS_PER_HOUR, perHour)
          .where(ORGANIZATION.ID.eq(organization))
          .execute();
    }

    @Override
    public boolean committing() {
      return false;
    }
  }
}
