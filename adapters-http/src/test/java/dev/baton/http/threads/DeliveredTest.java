package dev.baton.http.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.delivery.WebDeliveries;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who takes a message of the web, and who only looks. */
class DeliveredTest {
  private Premises premises;
  private WebDeliveries deliveries;
  private Office acme;

  @BeforeEach
  void open() {
    var made = new AtomicReference<WebDeliveries>();
    premises =
        new Premises(
            it -> {
              made.set(new WebDeliveries(it.memory));
              return List.of(Threads.over(it, made.get()));
            });
    deliveries = Objects.requireNonNull(made.get());
    acme = new Office(premises, premises.tenant());
  }

  @AfterEach
  void close() {
    premises.close();
  }

  private record Browser(String thread, String token) {
    String path(String below) {
      return "/api/v1/chat/threads/%s%s".formatted(thread, below);
    }
  }

  private Browser browser() throws IOException {
    var body = "{\"agentId\":\"%s\"}".formatted(acme.tenant().bot().id().value());
    var opened = premises.send("POST /api/v1/chat/threads", body, "").body();
    return new Browser(opened.get("threadId").textValue(), opened.get("token").textValue());
  }

  /** Newest first, as the team sees them. */
  private List<String> statuses(String thread) throws IOException {
    deliveries.settle();
    return acme.messages(thread, "").findValuesAsText("status");
  }

  @Test
  void a_browsers_own_look_at_its_messages_takes_them() throws IOException {
    var browser = browser();
    acme.botSays(browser.thread, "1");
    acme.botSays(browser.thread, "2");
    acme.botSays(browser.thread, "3");
    assertThat(statuses(browser.thread)).containsExactly("QUEUED", "QUEUED", "QUEUED");
    premises.send("GET " + browser.path("/messages?limit=2"), null, browser.token);
    assertThat(statuses(browser.thread)).containsExactly("DELIVERED", "DELIVERED", "QUEUED");
    var shown = acme.messages(browser.thread, "");
    assertThat(shown.get(0).get("deliveredAt").isNull()).isFalse();
    assertThat(shown.get(0).get("sentAt").isNull()).isFalse();
    assertThat(shown.get(2).get("deliveredAt").isNull()).isTrue();
  }

  @Test
  void the_team_may_look_as_often_as_it_likes() throws IOException {
    var thread = acme.thread();
    acme.botSays(thread, "Hi");
    assertThat(statuses(thread)).containsExactly("QUEUED");
    assertThat(statuses(thread)).containsExactly("QUEUED");
  }

  @Test
  void what_a_browser_hears_it_has() throws IOException {
    var browser = browser();
    try (var reader = premises.follow(browser.path("/stream?token=" + browser.token), "")) {
      acme.botSays(browser.thread, "Hi");
      assertThat(Objects.requireNonNull(reader.next()).id()).isEqualTo("0");
      becomesDelivered(browser.thread);
    }
  }

  @Test
  void what_the_organizations_own_server_hears_for_the_visitor_counts_as_well() throws IOException {
    var thread = acme.thread();
    var path = "/api/v1/threads/" + thread + "/stream";
    try (var reader = premises.follow(path, acme.tenant().key())) {
      acme.botSays(thread, "Hi");
      assertThat(Objects.requireNonNull(reader.next()).id()).isEqualTo("0");
      becomesDelivered(thread);
    }
  }

  /** The reader may have it before the writer comes to say so. */
  private void becomesDelivered(String thread) throws IOException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!statuses(thread).equals(List.of("DELIVERED"))) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }
}
