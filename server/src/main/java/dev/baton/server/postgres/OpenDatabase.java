package dev.baton.server.postgres;

import dev.baton.server.config.Config;
import dev.baton.server.config.Config.Database.Bundled;
import dev.baton.server.config.Config.Database.External;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The installation's database, seen to answer: the bundled one, running, or somebody else's.
 *
 * @param url for requests and workers; may lead through a pooler in transaction mode
 * @param directUrl past any pooler, for migrations and LISTEN
 */
public record OpenDatabase(String url, String directUrl, @Nullable BundledPostgres bundled)
    implements AutoCloseable {

  /** The oldest that the contract tests run on. */
  private static final int OLDEST_MAJOR = 15;

  /**
   * Starts or reaches it.
   *
   * @throws CannotStart when that fails
   */
  public static OpenDatabase of(Config config) {
    return switch (config.database()) {
      case Bundled() -> bundled(BundledPostgres.start(config.data()));
      case External external -> external(external);
    };
  }

  private static OpenDatabase bundled(BundledPostgres postgres) {
    return new OpenDatabase(postgres.jdbcUrl(), postgres.jdbcUrl(), postgres);
  }

  private static OpenDatabase external(External external) {
    var url = withCredentials(external.url(), external);
    var direct = external.directUrl();
    var directUrl = direct == null ? url : withCredentials(direct, external);
    refuseUnlessReady(url, "BATON_DATABASE_URL");
    if (direct != null) {
      refuseUnlessReady(directUrl, "BATON_DATABASE_DIRECT_URL");
    }
    return new OpenDatabase(url, directUrl, null);
  }

  private static String withCredentials(String url, External external) {
    return with(with(url, "user", external.user()), "password", external.password());
  }

  private static String with(String url, String name, @Nullable String value) {
    if (value == null) {
      return url;
    }
    var separator = url.contains("?") ? "&" : "?";
    return url + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static void refuseUnlessReady(String url, String setting) {
    try (var connection = DriverManager.getConnection(url)) {
      var major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST_MAJOR) {
        throw new CannotStart(
            Exit.DATABASE,
            "The PostgreSQL of %s is version %d; Baton needs %d or newer."
                .formatted(setting, major, OLDEST_MAJOR));
      }
    } catch (SQLException flaw) {
      var reason = String.valueOf(flaw.getMessage()).lines().findFirst().orElse("no reason given");
      throw new CannotStart(
          Exit.DATABASE,
          "The database of %s does not let us in: %s".formatted(setting, reason),
          flaw);
    }
  }

  /** Never the passwords in the URLs. */
  @Override
  public String toString() {
    return bundled == null ? "an external database" : "the bundled database";
  }

  @Override
  public void close() {
    if (bundled != null) {
      bundled.close();
    }
  }
}
