package dev.baton.channels.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.baton.channels.outgoing.Outcome.Answered;
import dev.baton.channels.outgoing.Outcome.Failed;
import dev.baton.channels.outgoing.Outcome.Failure;
import dev.baton.channels.outgoing.Outcome.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutgoingHttpTest {
  private static final Terms TERMS = new Terms(Duration.ofSeconds(10), 1_000, 5, false);
  private static final Terms SHORT = new Terms(Duration.ofMillis(500), 1_000, 5, false);

  private final Site site = new Site();
  private final FakeNames names = new FakeNames().with("site.test", "127.0.0.1");
  private final OutgoingHttp http = http("site.test");

  private OutgoingHttp http(String allowed) {
    return new OutgoingHttp(
        new Targets(AllowedPrivate.of(allowed), names), new SslContextFactory.Client());
  }

  @AfterEach
  void stop() {
    http.close();
    site.close();
  }

  @Test
  void what_the_far_side_answers_is_given_as_it_is() {
    site.saying("/", 404, "nothing");
    var answered = answered(Call.get(site.url("site.test", "/"), TERMS));
    assertThat(answered.status()).isEqualTo(404);
    assertThat(answered.body().text()).isEqualTo("nothing");
    assertThat(answered.whole()).isTrue();
  }

  @Test
  void a_body_is_sent_as_it_is_with_its_headers_and_nothing_more() {
    site.with(
        "/",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
    var call =
        Call.post(
                site.url("site.test", "/"),
                new Content("{\"ü\": 1}".getBytes(StandardCharsets.UTF_8)),
                new Terms(Duration.ofSeconds(10), 1_000, 0, true))
            .with("Content-Type", "application/json")
            .with("webhook-id", "msg_1");
    assertThat(answered(call).body().text()).isEqualTo("{\"ü\": 1}");
    var headers = site.asked().getFirst().headers();
    assertThat(headers.get("Content-type")).containsExactly("application/json");
    assertThat(headers.get("Webhook-id")).containsExactly("msg_1");
    assertThat(headers)
        .containsOnlyKeys("Content-type", "Webhook-id", "Host", "User-agent", "Content-length");
  }

  @Test
  void a_cookie_that_was_set_is_never_sent() {
    site.with(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Set-Cookie", "a=b");
          exchange.sendResponseHeaders(200, -1);
        });
    answered(Call.get(site.url("site.test", "/"), TERMS));
    answered(Call.get(site.url("site.test", "/"), TERMS));
    assertThat(site.asked()).hasSize(2).noneMatch(each -> each.headers().containsKey("Cookie"));
  }

  @Test
  void a_name_that_turns_private_after_it_was_judged_is_not_reached() {
    site.saying("/", 200, "inside");
    names.with("rebinding.test", "8.8.8.8", "127.0.0.1");
    var url = site.url("rebinding.test", "/");
    assertThat(http.refusal(url, TERMS)).isEmpty();
    assertThat(http.send(Call.get(url, TERMS))).isEqualTo(new Refused(Refusal.NOT_PUBLIC));
    assertThat(site.asked()).isEmpty();
  }

  /** 192.0.2.1 answers nobody, so the call can only wait there: it went where it was judged to. */
  @Test
  void a_name_is_looked_up_once_for_judging_and_connecting() {
    site.saying("/", 200, "inside");
    names.with("rebinding.test", "192.0.2.1", "127.0.0.1");
    try (var allowing = http("192.0.2.1")) {
      var outcome = allowing.send(Call.get(site.url("rebinding.test", "/"), SHORT));
      assertThat(outcome).isInstanceOf(Failed.class);
    }
    assertThat(names.asked()).containsExactly("rebinding.test");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void a_redirect_is_followed_to_where_the_rule_allows() {
    site.saying("/b", 200, "there").redirecting("/a", 302, "/b");
    assertThat(answered(Call.get(site.url("site.test", "/a"), TERMS)).body().text())
        .isEqualTo("there");
  }

  @Test
  void a_redirect_to_a_private_address_is_refused() {
    for (var to : List.of("http://127.0.0.1:%d/b", "http://localhost:%d/b", "//127.0.0.1:%d/b")) {
      try (var elsewhere = new Site()) {
        elsewhere
            .saying("/b", 200, "inside")
            .redirecting("/a", 307, to.formatted(elsewhere.port()));
        assertThat(http.send(Call.get(elsewhere.url("site.test", "/a"), TERMS)))
            .isEqualTo(new Refused(Refusal.NOT_PUBLIC));
        assertThat(elsewhere.asked()).extracting(Site.Asked::path).containsExactly("/a");
      }
    }
  }

  @Test
  void a_redirect_to_another_scheme_is_refused() {
    site.redirecting("/a", 301, "file:///etc/passwd");
    assertThat(http.send(Call.get(site.url("site.test", "/a"), TERMS)))
        .isEqualTo(new Refused(Refusal.SCHEME));
  }

  @Test
  void a_redirect_is_not_followed_where_the_terms_say_so() {
    site.redirecting("/a", 302, "/b");
    var once = new Terms(Duration.ofSeconds(10), 10, 0, false);
    assertThat(answered(Call.get(site.url("site.test", "/a"), once)).status()).isEqualTo(302);
    assertThat(site.asked()).hasSize(1);
  }

  @Test
  void redirects_without_end_end() {
    site.redirecting("/a", 302, "/a");
    assertThat(failure(Call.get(site.url("site.test", "/a"), TERMS)))
        .isEqualTo(Failure.TOO_MANY_REDIRECTS);
    assertThat(site.asked()).hasSize(6);
  }

  @Test
  void credentials_go_to_the_first_host_only() {
    names.with("other.test", "127.0.0.1");
    site.saying("/c", 200, "").redirecting("/b", 302, site.url("other.test", "/c"));
    site.redirecting("/a", 302, "/b");
    try (var allowing = http("site.test,other.test")) {
      allowing.send(
          Call.get(site.url("site.test", "/a"), TERMS).with("Authorization", "Basic c2VjcmV0"));
    }
    assertThat(site.asked())
        .extracting(each -> each.path() + each.headers().containsKey("Authorization"))
        .containsExactly("/atrue", "/btrue", "/cfalse");
  }

  @Test
  @Timeout(10)
  void a_drip_is_cut_at_the_deadline_although_it_is_never_idle() {
    site.dripping("/");
    assertThat(failure(Call.get(site.url("site.test", "/"), SHORT))).isEqualTo(Failure.TIMED_OUT);
  }

  @Test
  @Timeout(10)
  void a_server_that_says_nothing_is_left_at_the_deadline() {
    var never = new CountDownLatch(1);
    site.with(
        "/",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(failure(Call.get(site.url("site.test", "/"), SHORT))).isEqualTo(Failure.TIMED_OUT);
    never.countDown();
  }

  @Test
  void a_body_without_end_is_cut_at_the_cap() {
    site.flooding("/");
    var answered = answered(Call.get(site.url("site.test", "/"), TERMS));
    assertThat(answered.whole()).isFalse();
    assertThat(answered.body().size()).isEqualTo(1_000);
  }

  @Test
  void a_name_that_does_not_resolve_is_a_failure() {
    assertThat(failure(Call.get("http://nobody.invalid/", TERMS))).isEqualTo(Failure.UNKNOWN_HOST);
  }

  @Test
  @Timeout(10)
  void a_name_server_that_says_nothing_is_left_at_the_deadline() {
    var never = new CountDownLatch(1);
    Names silent =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try (var stuck =
        new OutgoingHttp(
            new Targets(AllowedPrivate.NONE, silent), new SslContextFactory.Client())) {
      assertThat(stuck.send(Call.get("http://slow.test/", SHORT)))
          .asInstanceOf(type(Failed.class))
          .extracting(Failed::why)
          .isEqualTo(Failure.TIMED_OUT);
    }
  }

  @Test
  void a_port_where_nobody_listens_is_a_failure() {
    var url = site.url("site.test", "/");
    site.close();
    assertThat(failure(Call.get(url, TERMS))).isEqualTo(Failure.UNREACHABLE);
  }

  @Test
  void speech_that_is_not_http_is_a_failure() {
    site.with("/", exchange -> exchange.getResponseBody());
    assertThat(failure(Call.get(site.url("site.test", "/"), TERMS))).isEqualTo(Failure.BROKEN);
  }

  private Answered answered(Call call) {
    var outcome = http.send(call);
    assertThat(outcome).isInstanceOf(Answered.class);
    return (Answered) outcome;
  }

  private Failure failure(Call call) {
    var outcome = http.send(call);
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).why();
  }
}
