package dev.baton.server.config;

import dev.baton.channels.asset.S3Bucket;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.http.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What the environment settles about one installation.
 *
 * @param data the folder of the bundled database and whatever else must survive a restart
 * @param poolSize connections that requests and workers share
 * @param sealingKey what seals the secrets that must be known again, null to keep them as they are
 */
public record Config(
    Http http,
    Path data,
    Database database,
    int poolSize,
    Channels channels,
    @Nullable SecretKey sealingKey,
    LogLevel logLevel) {

  /**
   * Where Baton listens.
   *
   * @param port 0 for any free one
   * @param publicUrl how the world reaches it, null for as it listens
   * @param proxies whose word is taken for whom they forward
   */
  public record Http(String host, int port, @Nullable URI publicUrl, TrustedProxies proxies) {}

  public sealed interface Database {

    /** PostgreSQL of our own, in the data folder. */
    record Bundled() implements Database {}

    /**
     * Somebody else's PostgreSQL.
     *
     * @param directUrl past the pooler, for migrations and LISTEN; null when url is that already
     */
    record External(
        String url, @Nullable String user, @Nullable String password, @Nullable String directUrl)
        implements Database {

      /** Never the password. */
      @Override
      public String toString() {
        return "External[" + url.replaceFirst("\\?.*", "") + "]";
      }
    }
  }

  /**
   * What leaves the server, and where it may go.
   *
   * @param allowedPrivate what may be called although it is not public
   * @param assets where the images of messages are kept
   * @param sms null where there is no provider: what is said by SMS waits until there is one
   * @param model the language model behind the copilot, null for the one that is built in
   * @param mail null where visitors who are away are told nothing
   */
  public record Channels(
      AllowedPrivate allowedPrivate,
      Keeping assets,
      @Nullable TwilioAccount sms,
      @Nullable Model model,
      @Nullable Mail mail) {

    /** Nothing private, no provider, and all that is kept in a folder. */
    public static Channels in(Path data) {
      return new Channels(AllowedPrivate.NONE, Keeping.in(data), null, null, null);
    }

    /** The same with another provider of SMS. */
    public Channels with(TwilioAccount account) {
      return new Channels(allowedPrivate, assets, account, model, mail);
    }
  }

  /** Where the bytes of assets are kept. */
  public sealed interface Keeping {

    record Folder(Path path) implements Keeping {}

    record Bucket(S3Bucket bucket) implements Keeping {}

    static Keeping in(Path data) {
      return new Folder(data.resolve("assets"));
    }
  }

  /** The same with another provider of SMS. */
  public Config texting(TwilioAccount account) {
    var other = channels.with(account);
    return new Config(http, data, database, poolSize, other, sealingKey, logLevel);
  }

  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /**
   * Reads {@code BATON_…} of the environment, and nothing else of it.
   *
   * @throws dev.baton.server.launch.CannotStart naming all that is wrong with it, in one line
   */
  public static Config of(Map<String, String> environment, Path defaultData) {
    var settings = new Settings(environment);
    var data = settings.path("BATON_DATA", defaultData);
    var config =
        new Config(
            new Http(
                settings.text("BATON_HOST", "127.0.0.1"),
                settings.number("BATON_PORT", 8080, 0, 65_535),
                settings.httpUrl("BATON_PUBLIC_URL"),
                settings.trustedProxies("BATON_TRUSTED_PROXIES")),
            data,
            database(settings),
            settings.number("BATON_POOL_SIZE", 16, 2, 1_000),
            channels(settings, data),
            settings.secretKey("BATON_SECRET_KEY"),
            settings.choice("BATON_LOG_LEVEL", LogLevel.INFO));
    settings.refuseFlaws();
    return config;
  }

  private static Channels channels(Settings settings, Path data) {
    return new Channels(
        settings.allowedPrivate("BATON_ALLOW_PRIVATE"),
        assets(settings, data),
        sms(settings),
        Model.of(settings),
        Mail.of(settings));
  }

  private static @Nullable TwilioAccount sms(Settings settings) {
    var sid = settings.text("BATON_TWILIO_ACCOUNT_SID");
    var token = settings.text("BATON_TWILIO_AUTH_TOKEN");
    var baseUrl = settings.httpUrl("BATON_TWILIO_BASE_URL");
    var service = settings.text("BATON_TWILIO_MESSAGING_SERVICE_SID");
    if (sid != null && token != null) {
      var api = baseUrl == null ? TwilioAccount.PUBLIC_API : baseUrl;
      return new TwilioAccount(sid, token, api, service);
    }
    if (sid != null || token != null || baseUrl != null || service != null) {
      settings.flaw("BATON_TWILIO_ACCOUNT_SID and BATON_TWILIO_AUTH_TOKEN go together");
    }
    return null;
  }

  private static Keeping assets(Settings settings, Path data) {
    var endpoint = settings.httpUrl("BATON_S3_ENDPOINT");
    var bucket = settings.text("BATON_S3_BUCKET");
    var region = settings.text("BATON_S3_REGION", "us-east-1");
    var accessKey = settings.text("BATON_S3_ACCESS_KEY");
    var secretKey = settings.text("BATON_S3_SECRET_KEY");
    if (endpoint != null && bucket != null && accessKey != null && secretKey != null) {
      var credentials = new S3Bucket.Credentials(accessKey, secretKey);
      return new Keeping.Bucket(new S3Bucket(endpoint, bucket, region, credentials));
    }
    if (endpoint != null || bucket != null || accessKey != null || secretKey != null) {
      settings.flaw("of BATON_S3_ENDPOINT, _BUCKET, _ACCESS_KEY and _SECRET_KEY one is missing");
    }
    return Keeping.in(data);
  }

  private static Database database(Settings settings) {
    var url = settings.jdbcUrl("BATON_DATABASE_URL");
    var user = settings.text("BATON_DATABASE_USER");
    var password = settings.text("BATON_DATABASE_PASSWORD");
    var directUrl = settings.jdbcUrl("BATON_DATABASE_DIRECT_URL");
    if (url != null) {
      return new Database.External(url, user, password, directUrl);
    }
    if (user != null || password != null || directUrl != null) {
      settings.flaw("BATON_DATABASE_URL is missing beside the other settings of the database");
    }
    return new Database.Bundled();
  }
}
