package dev.baton.migrations;

import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** The schema's history as this binary knows it: brings a database up to it, or refuses. */
public final class Migrations {

  /** Flyway asks for its lock once a second: a node waits this long for another that migrates. */
  private static final int LOCK_ATTEMPTS = 600;

  private static final String LOCATION = "dev/baton/migrations";

  private final Flyway flyway;

  private Migrations(FluentConfiguration configuration, String location) {
    flyway =
        configuration
            .locations("classpath:" + location)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .lockRetryCount(LOCK_ATTEMPTS)
            .loggers("slf4j")
            .load();
  }

  /**
   * Migrations of the database behind these connections, which must not go through a pooler in
   * transaction mode.
   */
  public static Migrations of(DataSource database) {
    return of(database, LOCATION);
  }

  /** Likewise, with user and password in the JDBC URL. */
  public static Migrations of(String jdbcUrl) {
    return new Migrations(configure().dataSource(jdbcUrl, null, null), LOCATION);
  }

  static Migrations of(DataSource database, String location) {
    return new Migrations(configure().dataSource(database), location);
  }

  private static FluentConfiguration configure() {
    return Flyway.configure(Migrations.class.getClassLoader());
  }

  /**
   * Applies what is pending, each migration in a transaction of its own, and returns how many that
   * were. Of several nodes that call this at once one works and the others wait for it; after a
   * crash in the middle the next call goes on where the last one committed.
   *
   * @throws SchemaRefused when the database holds what this binary does not know
   */
  public int migrate() {
    return orRefuse(
        () -> {
          refuseUnknown();
          var applied = flyway.migrate().migrationsExecuted;
          // A newer node may have gone further while this one waited for the lock.
          refuseUnknown();
          return applied;
        });
  }

  /**
   * Looks, without changing anything.
   *
   * @throws SchemaRefused when the schema is older than this binary, newer, or another
   */
  public void check() {
    orRefuse(
        () -> {
          refuseUnknown();
          var pending = flyway.info().pending();
          if (pending.length > 0) {
            throw new SchemaRefused(
                "The database's schema is older than this Baton: "
                    + "%d migration(s) pending up to version %s. Run `baton migrate`."
                        .formatted(pending.length, pending[pending.length - 1].getVersion()));
          }
          return 0;
        });
  }

  private void refuseUnknown() {
    var all = flyway.info().all();
    for (var each : all) {
      var reason = refusal(each, all);
      if (reason != null) {
        throw new SchemaRefused("The database's schema " + reason);
      }
    }
  }

  private static @Nullable String refusal(MigrationInfo migration, MigrationInfo[] all) {
    var version = migration.getVersion();
    var state = migration.getState();
    return switch (state) {
      case FUTURE_SUCCESS, FUTURE_FAILED ->
          "is at version %s, newer than this Baton knows (%s). Use the newer Baton."
              .formatted(all[all.length - 1].getVersion(), latestKnown(all));
      case FAILED -> "has stopped halfway in %s and needs a repair by hand.".formatted(version);
      case MISSING_SUCCESS, MISSING_FAILED ->
          "has a migration %s that this Baton does not know.".formatted(version);
      default ->
          state.isApplied() && !migration.isChecksumMatching()
              ? "has another migration %s than this Baton: its checksum differs.".formatted(version)
              : null;
    };
  }

  private static String latestKnown(MigrationInfo[] all) {
    return Arrays.stream(all)
        .filter(each -> each.getState().isResolved())
        .reduce((earlier, later) -> later)
        .map(each -> each.getVersion().getVersion())
        .orElse("none");
  }

  private static <T> T orRefuse(Supplier<T> work) {
    try {
      return work.get();
    } catch (FlywayException flaw) {
      var text = String.valueOf(flaw.getMessage());
      throw new SchemaRefused(text.lines().findFirst().orElse(text), flaw);
    }
  }
}
