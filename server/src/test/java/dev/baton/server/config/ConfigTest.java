package dev.baton.server.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.channels.asset.S3Bucket;
import dev.baton.channels.copilot.OpenAiModel;
import dev.baton.channels.email.SmtpServer;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.http.TrustedProxies;
import dev.baton.server.config.Config.Channels;
import dev.baton.server.config.Config.Database;
import dev.baton.server.config.Config.Http;
import dev.baton.server.config.Config.Keeping;
import dev.baton.server.config.Config.LogLevel;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

  private static final Path DEFAULT = Path.of(".baton", "data");

  @Test
  void nothing_set_is_a_bundled_database_and_this_machine_alone() {
    assertThat(Config.of(Map.of("PATH", "/bin", "BATON_PORT", " "), DEFAULT))
        .isEqualTo(
            new Config(
                new Http("127.0.0.1", 8080, null, TrustedProxies.NONE),
                DEFAULT,
                new Database.Bundled(),
                16,
                Channels.in(DEFAULT),
                null,
                LogLevel.INFO));
  }

  @Test
  void everything_can_be_set() {
    var environment =
        Map.ofEntries(
            entry("BATON_HOST", "0.0.0.0"),
            entry("BATON_PORT", "0"),
            entry("BATON_PUBLIC_URL", "https://baton.example/chat"),
            entry("BATON_DATA", "/var/lib/baton"),
            entry("BATON_DATABASE_URL", "jdbc:postgresql://db/baton"),
            entry("BATON_DATABASE_USER", "ada"),
            entry("BATON_DATABASE_PASSWORD", "secret"),
            entry("BATON_DATABASE_DIRECT_URL", "jdbc:postgresql://primary/baton"),
            entry("BATON_POOL_SIZE", "40"),
            entry("BATON_ALLOW_PRIVATE", "10.0.0.0/8, hooks.internal:8080"),
            entry("BATON_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
            entry("BATON_TWILIO_ACCOUNT_SID", "AC1"),
            entry("BATON_TWILIO_AUTH_TOKEN", "token"),
            entry("BATON_TWILIO_BASE_URL", "http://127.0.0.1:9"),
            entry("BATON_TWILIO_MESSAGING_SERVICE_SID", "MG1"),
            entry("BATON_TRUSTED_PROXIES", "10.1.0.0/16, ::1"),
            entry("BATON_S3_ENDPOINT", "https://s3.internal"),
            entry("BATON_S3_BUCKET", "images"),
            entry("BATON_S3_REGION", "eu-central-1"),
            entry("BATON_S3_ACCESS_KEY", "baton"),
            entry("BATON_S3_SECRET_KEY", "hush"),
            entry("BATON_MODEL_URL", "http://10.0.0.7:8000/v1"),
            entry("BATON_MODEL_KEY", "sk"),
            entry("BATON_MODEL_NAME", "small"),
            entry("BATON_MODEL_SILENCE", "20"),
            entry("BATON_MODEL_LONGEST", "90"),
            entry("BATON_SMTP_URL", "smtps://us:a+b%3Ac@mail.internal:2525"),
            entry("BATON_MAIL_FROM", "Acme <a@acme.test>"),
            entry("BATON_MAIL_AFTER", "90"),
            entry("BATON_LOG_LEVEL", "debug"));
    assertThat(Config.of(environment, DEFAULT))
        .isEqualTo(
            new Config(
                new Http(
                    "0.0.0.0",
                    0,
                    URI.create("https://baton.example/chat"),
                    TrustedProxies.of("10.1.0.0/16,::1")),
                Path.of("/var/lib/baton"),
                new Database.External(
                    "jdbc:postgresql://db/baton",
                    "ada",
                    "secret",
                    "jdbc:postgresql://primary/baton"),
                40,
                new Channels(
                    AllowedPrivate.of("10.0.0.0/8,hooks.internal:8080"),
                    new Keeping.Bucket(
                        new S3Bucket(
                            URI.create("https://s3.internal"),
                            "images",
                            "eu-central-1",
                            new S3Bucket.Credentials("baton", "hush"))),
                    new TwilioAccount("AC1", "token", URI.create("http://127.0.0.1:9"), "MG1"),
                    new Model(
                        new OpenAiModel.Access(
                            URI.create("http://10.0.0.7:8000/v1"), "sk", "small"),
                        new OpenAiModel.Times(
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(90),
                            Duration.ofSeconds(10))),
                    new Mail(
                        new SmtpServer(
                            "mail.internal",
                            2525,
                            true,
                            new SmtpServer.Login("us", "a+b:c"),
                            "Acme <a@acme.test>",
                            Duration.ofSeconds(15)),
                        Duration.ofSeconds(90))),
                new SecretKeySpec(fromZero(), "AES"),
                LogLevel.DEBUG));
  }

  private static byte[] fromZero() {
    var bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
    return bytes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BATON_PORT | http | BATON_PORT is not a number from 0 to 65535
          BATON_PORT | 65536 | BATON_PORT is not a number from 0 to 65535
          BATON_PORT | -1 | BATON_PORT is not a number from 0 to 65535
          BATON_PORT | 99999999999 | BATON_PORT is not a number from 0 to 65535
          BATON_PORT | ٣ | BATON_PORT is not a number from 0 to 65535
          BATON_POOL_SIZE | 1 | BATON_POOL_SIZE is not a number from 2 to 1000
          BATON_ALLOW_PRIVATE | 10.0.0.0/33 | BATON_ALLOW_PRIVATE is not a comma list of host names, addresses or networks
          BATON_SECRET_KEY | c2hvcnQ= | BATON_SECRET_KEY is not the Base64 of 32 bytes
          BATON_SECRET_KEY | !!! | BATON_SECRET_KEY is not the Base64 of 32 bytes
          BATON_TRUSTED_PROXIES | proxy | BATON_TRUSTED_PROXIES is not a comma list of addresses or networks
          BATON_TRUSTED_PROXIES | 10.0.0.0/33 | BATON_TRUSTED_PROXIES is not a comma list of addresses or networks
          BATON_LOG_LEVEL | loud | BATON_LOG_LEVEL is none of [error, warn, info, debug]
          BATON_PUBLIC_URL | baton.example | BATON_PUBLIC_URL is not an http or https URL without query
          BATON_PUBLIC_URL | https://a b | BATON_PUBLIC_URL is not an http or https URL without query
          BATON_PUBLIC_URL | ftp://baton.example | BATON_PUBLIC_URL is not an http or https URL without query
          BATON_DATABASE_URL | postgres://db/baton | BATON_DATABASE_URL does not begin with jdbc:postgresql://
          BATON_DATABASE_USER | ada | BATON_DATABASE_URL is missing beside the other settings of the database
          BATON_SMTP_URL | smtp://mail.internal | BATON_SMTP_URL and BATON_MAIL_FROM go together
          BATON_S3_BUCKET | images | of BATON_S3_ENDPOINT, _BUCKET, _ACCESS_KEY and _SECRET_KEY one is missing
          BATON_PROT | 1 | BATON_PROT is unknown; did you mean BATON_PORT?
          BATON_DATABSE_URL | x | BATON_DATABSE_URL is unknown; did you mean BATON_DATABASE_URL?
          """)
  void a_flaw_is_named(String name, String value, String line) {
    assertRefused(Map.of(name, value), line);
  }

  @Test
  void all_flaws_are_named_at_once() {
    assertRefused(
        Map.of("BATON_PORT", "x", "BATON_POOL_SIZ", "4"),
        "BATON_PORT is not a number from 0 to 65535;"
            + " BATON_POOL_SIZ is unknown; did you mean BATON_POOL_SIZE?");
  }

  @Test
  void an_e_mail_comes_from_an_address() {
    assertRefused(
        Map.of("BATON_SMTP_URL", "smtp://mail.internal", "BATON_MAIL_FROM", "Acme\nBcc: x"),
        "BATON_MAIL_FROM is no e-mail address");
  }

  @Test
  void a_password_is_not_shown() {
    var url = "jdbc:postgresql://db/baton?password=secret";
    assertThat(Config.of(Map.of("BATON_DATABASE_URL", url), DEFAULT).toString())
        .contains("jdbc:postgresql://db/baton")
        .doesNotContain("secret");
  }

  @Test
  void a_secret_key_is_not_shown() {
    var key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assertThat(Config.of(Map.of("BATON_SECRET_KEY", key), DEFAULT).toString())
        .doesNotContain(key)
        .doesNotContain("[0, 1, 2");
  }

  private static void assertRefused(Map<String, String> environment, String line) {
    assertThatThrownBy(() -> Config.of(environment, DEFAULT))
        .hasMessage(line)
        .asInstanceOf(InstanceOfAssertFactories.type(CannotStart.class))
        .extracting(CannotStart::exit)
        .isEqualTo(Exit.SETTINGS);
  }
}
