package dev.baton.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.Telling;
import dev.baton.application.webhook.WebhookCalls.Called;
import dev.baton.application.webhook.WebhookParcel;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.Certificate;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Site;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint may answer, and what is made of it. */
class HostileReceiversTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  @AutoClose private final Site site = new Site();

  @AutoClose
  private final OutgoingHttp outgoing = OutgoingHttp.start(AllowedPrivate.of("localhost"));

  private final HttpWebhookCalls calls =
      new HttpWebhookCalls(outgoing, new AssetUrls(URI::create), DEADLINE);

  private Called call(String url) {
    var wish = new Subscription(url, Set.of("ping"), null);
    var id = new Webhook.Id(UUID.randomUUID());
    var organization = new Organization.Id(UUID.randomUUID());
    var webhook = Webhook.registered(id, organization, wish, "sealed", NOW);
    var told = new Told(Topic.PING, JsonObject.EMPTY, NOW);
    var secret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    return calls.deliver(
        new WebhookParcel(Telling.of(webhook, told), url, List.of(secret), new Matter.None(), NOW));
  }

  private Called called(String path) {
    return call(site.url("localhost", path));
  }

  private static @Nullable Duration asked(Called called) {
    assertThat(called.receipt()).isInstanceOf(Receipt.Again.class);
    return ((Receipt.Again) called.receipt()).after();
  }

  /** Source: FAILURES.md 53. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_a_failure_and_never_followed(int status) {
    site.redirecting("/here", status, site.url("localhost", "/there")).saying("/there", 200, "");
    var called = called("/here");
    assertThat(asked(called)).isNull();
    assertThat(called.call().status()).isEqualTo(status);
    assertThat(site.asked()).extracting(Site.Asked::path).containsExactly("/here");
  }

  /** Source: FAILURES.md 54. */
  @Test
  void one_that_is_gone_says_so() {
    var called = called("/gone", 410);
    assertThat(called.receipt())
        .isInstanceOfSatisfying(
            Receipt.Closed.class,
            it -> assertThat(it.why().message()).isEqualTo("It answered 410."));
  }

  private Called called(String path, int status) {
    site.saying(path, status, "");
    return called(path);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void every_2xx_is_a_success(int status) {
    assertThat(called("/hook", status).receipt()).isInstanceOf(Receipt.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422, 500, 502, 599})
  void everything_else_is_tried_again(int status) {
    assertThat(asked(called("/hook", status))).isNull();
  }

  /** Source: FAILURES.md 55. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | 7                             | 7
          503 | 120                           | 120
          503 | Thu, 01 Jan 2026 12:01:00 GMT | 60
          503 | Thu, 01 Jan 2026 11:00:00 GMT |
          429 | -5                            |
          429 | 1000000000                    | 1000000000
          429 | soon                          |
          """)
  void what_it_asks_for_is_heard_as_seconds_or_as_a_date(
      int status, String header, @Nullable Long seconds) {
    site.with(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          exchange.sendResponseHeaders(status, -1);
        });
    assertThat(asked(called("/busy")))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  /** Source: FAILURES.md 56. */
  @Test
  void one_that_drips_is_given_up_in_time_and_one_that_floods_is_cut() {
    var flooded = new AtomicLong();
    site.dripping("/drip").with("/flood", exchange -> flood(exchange, flooded));
    long began = System.nanoTime();
    var dripped = called("/drip");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.multipliedBy(2));
    assertThat(asked(dripped)).isNull();
    assertThat(dripped.call().error()).startsWith("timed_out: ");
    assertThat(dripped.call().took()).isBetween(DEADLINE, DEADLINE.multipliedBy(2));
    var cut = called("/flood");
    assertThat(cut.receipt()).isInstanceOf(Receipt.Accepted.class);
    assertThat(cut.call().excerpt()).hasSize(CallRecord.MOST_EXCERPT);
    assertThat(flooded).as("what is read, and what is on its way").hasValueLessThan(16L << 20);
  }

  private static void flood(com.sun.net.httpserver.HttpExchange exchange, AtomicLong flooded)
      throws java.io.IOException {
    exchange.sendResponseHeaders(200, 0);
    var block = new byte[64 * 1024];
    while (true) {
      exchange.getResponseBody().write(block);
      flooded.addAndGet(block.length);
    }
  }

  @Test
  void of_an_answer_the_beginning_is_kept_and_no_character_is_cut_in_two() {
    var body = "x".repeat(CallRecord.MOST_EXCERPT - 1) + "🙂 and more\0";
    site.with("/talk", exchange -> answer(exchange, body)).saying("/nul", 500, "a\0b");
    assertThat(called("/talk").call().excerpt()).isEqualTo("x".repeat(CallRecord.MOST_EXCERPT - 1));
    assertThat(called("/nul").call().excerpt()).isEqualTo("a\ufffdb");
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws java.io.IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Source: FAILURES.md 59. */
  @Test
  void a_certificate_that_nobody_vouches_for_is_a_failure_with_its_reason(@TempDir Path folder)
      throws Exception {
    try (var https = Certificate.make(folder, "localhost", "-1d").site()) {
      var called = call("https://localhost:" + https.port() + "/");
      assertThat(asked(called)).isNull();
      assertThat(called.call().status()).isNull();
      assertThat(called.call().error()).startsWith("tls: ").contains("certification path");
    }
  }

  /** Source: FAILURES.md 57: judged at each connect, whatever was true at the registration. */
  @Test
  void what_is_not_public_is_not_called() {
    site.saying("/hook", 200, "");
    for (var host : List.of("127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254")) {
      var called = call("https://" + host + ":" + site.port() + "/hook");
      assertThat(called.call().error()).startsWith("refused: ");
    }
    assertThat(call("http://example.com/").call().error()).startsWith("refused: ");
    assertThat(site.asked()).isEmpty();
  }
}
