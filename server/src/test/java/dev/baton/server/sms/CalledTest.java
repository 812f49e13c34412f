package dev.baton.server.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.contract.Mood;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.EventReader.Heard;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import dev.baton.server.installation.Site;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider calls us with, signed as its own library says. */
class CalledTest {
  private static final String PUBLIC = "https://baton.example";
  private static final String VISITOR = "+15550100";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ProviderStub stub = new ProviderStub();
  @AutoClose private final Installation installation = Installation.fresh();
  private Site site;
  private People people;
  private Provider provider;

  @BeforeEach
  void start() {
    installation.texting(stub.account());
    move(PUBLIC);
    people.organization().post("/v1/numbers", Map.of("number", Texts.OURS)).expect(201);
  }

  private void move(String publicUrl) {
    site = installation.reached(URI.create(publicUrl)).start();
    people = site.people();
    provider = new Provider(people.baseUrl(), publicUrl);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static String sid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  private void says(String text) {
    says(sid(), text);
  }

  private void says(String sid, String text) {
    var answer = provider.inbound(sid, VISITOR, Texts.OURS, text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(answer.body()).contains("<Response></Response>");
  }

  private List<String> threads() {
    var path = "/api/v1/threads?toPhoneNumber=%2B15550100";
    var found = people.organization().get(path).expect(200).body().findValuesAsText("id");
    return found.stream()
        .filter(each -> people.organization().get("/v1/v2/conversations/" + each).status() == 200)
        .toList();
  }

  private Texts thread() {
    assertThat(threads()).isNotEmpty();
    return Texts.of(threads().getFirst(), VISITOR, people);
  }

  private static List<String> contents(JsonNode messages) {
    return StreamSupport.stream(messages.spliterator(), false)
        .map(each -> each.path("content").asText())
        .toList();
  }

  private List<String> sent() {
    return stub.taken().stream().map(each -> each.getOrDefault("Body", "")).toList();
  }

  @Test
  void whoever_writes_for_the_first_time_begins_a_thread_with_the_numbers_bot() {
    says("Hello?");
    says("Anybody?");
    assertThat(threads()).hasSize(1);
    var thread = people.organization().get("/api/v1/threads/" + threads().getFirst()).expect(200);
    assertThat(thread.text("thread/fromPhoneNumber")).isEqualTo(Texts.OURS);
    assertThat(thread.text("thread/agentId")).isEqualTo(people.agentId().toString());
    var texts = thread();
    assertThat(contents(texts.polled(people))).containsExactly("Hello?", "Anybody?");
    texts.relay(people, "Here I am.").expect(200);
    texts.becomes("sent", people);
    assertThat(stub.taken().getLast())
        .containsEntry("To", VISITOR)
        .containsEntry("From", Texts.OURS);
  }

  @Test
  void what_is_closed_stays_so_and_another_thread_begins() {
    says("Hello?");
    var first = threads().getFirst();
    people.organization().call("PATCH", "/api/v1/threads/" + first + "/close", "{}").expect(200);
    says("One more thing.");
    assertThat(threads()).hasSize(2);
    assertThat(contents(Texts.quiet(first, VISITOR).polled(people))).containsExactly("Hello?");
  }

  /** Source: FAILURES.md 72. */
  @Test
  void what_is_told_twice_is_taken_once_also_at_the_same_time_and_on_two_nodes() throws Exception {
    var other = installation.start().people();
    var sid = sid();
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 16; i++) {
      var at = new Provider(i % 2 == 0 ? people.baseUrl() : other.baseUrl(), PUBLIC);
      calls.add(() -> at.inbound(sid, VISITOR, Texts.OURS, "Once.").statusCode());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(calls)) assertThat(each.get()).isIn(200, 503);
    }
    says(sid, "Once.");
    assertThat(threads()).hasSize(1);
    assertThat(contents(thread().polled(people))).containsExactly("Once.");
  }

  /** Source: FAILURES.md 68. */
  @Test
  void stop_blocks_after_it_was_confirmed_and_start_lets_through_again() {
    says("Hello?");
    var texts = thread();
    says(" Stop ");
    Eventually.is(1, SOON, () -> sent().size());
    assertThat(sent().getFirst()).startsWith("You have been unsubscribed");
    texts.relay(people, "Why?").expect(200);
    texts.becomes("failed", people);
    assertThat(texts.shown(people).path("twilioErrorCode").asText()).isEqualTo("21610");
    assertThat(sent()).as("the provider is not asked").hasSize(1);
    assertThat(installation.ask("select count(*) from event where kind = 'delivery_failed'"))
        .isEqualTo("2");
    says("help");
    Eventually.is(2, SOON, () -> sent().size());
    says("YES");
    Eventually.is(3, SOON, () -> sent().size());
    assertThat(sent().getLast()).startsWith("You have been resubscribed");
    says("yes");
    texts.relay(people, "Good.").expect(200);
    texts.becomes("sent", people);
    assertThat(contents(texts.polled(people))).contains("Hello?", " Stop ", "YES", "yes", "Good.");
    assertThat(installation.ask("select string_agg(word, ' ' order by position) from consent"))
        .isEqualTo("stop start");
  }

  @Test
  void what_waits_when_a_visitor_opts_out_does_not_leave_any_more() {
    says("Hello?");
    var texts = thread();
    stub.becomes(Mood.REFUSES_US);
    texts.relay(people, "Too late.").expect(200);
    Eventually.is("20003", SOON, () -> installation.ask("select max(code) from channel_pause"));
    says("STOP");
    stub.becomes(Mood.TAKES);
    Eventually.is("0", SOON, this::waitingOnes);
    assertThat(sent()).singleElement().asString().startsWith("You have been unsubscribed");
  }

  /** Whoever waits is due now. */
  private String waitingOnes() {
    installation.execute("update delivery_due set due_at = clock_timestamp() where lease is null");
    installation.execute("update channel_pause set until = clock_timestamp()");
    return installation.ask("select count(*) from delivery_due");
  }

  @Test
  void opting_out_holds_for_the_pair_of_numbers_alone_and_wakes_no_bot() {
    people.organization().post("/v1/numbers", Map.of("number", "+15550003")).expect(201);
    says("STOP");
    assertThat(
            installation.ask(
                "select count(*) from conversation where window_opened_at is not null"))
        .isEqualTo("0");
    provider.inbound(sid(), VISITOR, "+15550003", "Hello?");
    var other =
        installation.ask(
            "select conversation_id from conversation_details where our_number = '+15550003'");
    var texts = Texts.of(other, VISITOR, people);
    texts.relay(people, "Hi.").expect(200);
    texts.becomes("sent", people);
  }

  @Test
  void a_keyword_that_the_provider_has_answered_is_not_answered_again() {
    var form = new HashMap<>(Provider.message(sid(), VISITOR, Texts.OURS, "Please stop this"));
    form.put("OptOutType", "STOP");
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(contents(thread().polled(people))).containsExactly("Please stop this");
    assertThat(installation.ask("select given from consent")).isEqualTo("f");
  }

  private static Map<String, String> withMedia(String sid, String text, List<String> urls) {
    var form = new HashMap<>(Provider.message(sid, VISITOR, Texts.OURS, text));
    form.put("NumMedia", "" + urls.size());
    for (int i = 0; i < urls.size(); i++) form.put("MediaUrl" + i, urls.get(i));
    return form;
  }

  @Test
  void images_of_a_message_are_parts_of_it_and_are_fetched_once() throws Exception {
    installation.allowing("127.0.0.1:" + stub.address().getPort());
    move(PUBLIC);
    var urls = List.of(stub.media("1.png"), stub.media("card"), stub.media("2.png"));
    var form = withMedia(sid(), "Look!", urls);
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(stub.asked()).containsExactlyInAnyOrder("1.png", "card", "2.png");
    var message = thread().polled(people).get(0);
    assertThat(message.path("content").asText()).isEqualTo("Look!");
    assertThat(message.at("/metadata/attachments")).hasSize(2);
    assertThat(message.at("/metadata/media")).as("all that came").hasSize(3);
    var image = URI.create(message.at("/metadata/attachments/1").asText());
    assertThat(image.toString()).startsWith(PUBLIC + "/assets/");
    assertThat(Provider.fetched(people.baseUrl().resolve(image.getPath()))).isEqualTo("image/png");
  }

  @Test
  void images_that_do_not_come_do_not_keep_the_provider_waiting_nor_the_message() {
    installation.allowing("127.0.0.1:" + stub.address().getPort());
    move(PUBLIC);
    long began = System.nanoTime();
    var form = withMedia(sid(), "Look!", List.of(stub.media("hangs"), stub.media("1.png")));
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(13));
    assertThat(thread().polled(people).get(0).at("/metadata/attachments")).hasSize(1);
  }

  @Test
  void media_of_a_message_is_kept_with_it_and_a_message_may_be_nothing_else() {
    var form = new HashMap<>(Provider.message(sid(), VISITOR, Texts.OURS, ""));
    form.put("NumMedia", "1");
    form.put("MediaUrl0", "https://media.example/1");
    form.put("MediaContentType0", "image/png");
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(thread().polled(people).get(0).at("/metadata/media/0").asText())
        .isEqualTo("https://media.example/1");
  }

  @Test
  void a_number_that_nobody_has_is_nobodys() {
    assertThat(provider.inbound(sid(), VISITOR, "+15559999", "Hello?").statusCode()).isEqualTo(200);
    assertThat(threads()).isEmpty();
  }

  @Test
  void another_organizations_number_is_not_sent_from() {
    people.stranger().post("/v1/numbers", Map.of("number", Texts.OURS)).expect(409);
    people.stranger().post("/v1/numbers", Map.of("number", "+15550009")).expect(201);
    var texts = Texts.with(VISITOR, people);
    installation.execute("update conversation_details set our_number = '+15550009'");
    texts.relay(people, "Boo.").expect(200);
    texts.becomes("failed", people);
    assertThat(texts.shown(people).path("twilioErrorCode").asText()).isEqualTo("21606");
    assertThat(sent()).isEmpty();
  }

  @Test
  void who_follows_the_organization_hears_how_far_a_message_came() {
    says("Hello?");
    var texts = thread();
    try (var events = people.organization().stream("/v1/events", null)) {
      texts.relay(people, "Hi.").expect(200);
      assertThat(next(events, "delivery_updated").text("status")).isEqualTo("sent");
      var sid = stub.taken().getLast().getOrDefault("sid", "");
      provider.status(sid, "undelivered", "ErrorCode", "30003");
      assertThat(next(events, "delivery_failed").text("error_code")).isEqualTo("30003");
    }
  }

  private static Heard next(EventReader events, String name) {
    while (true) {
      var heard = events.next();
      if (heard.event().equals(name)) return heard;
    }
  }

  /** Source: FAILURES.md 71. */
  @Test
  void what_became_of_a_message_is_told_in_any_order() {
    says("Hello?");
    var texts = thread();
    texts.relay(people, "Hi.").expect(200);
    texts.becomes("sent", people);
    var sid = stub.taken().getLast().getOrDefault("sid", "");
    assertThat(provider.status(sid, "delivered").statusCode()).isEqualTo(200);
    texts.becomes("delivered", people);
    assertThat(provider.status(sid, "sent").statusCode()).isEqualTo(200);
    assertThat(provider.status(sid, "undelivered", "ErrorCode", "30003").statusCode())
        .isEqualTo(200);
    assertThat(texts.status(people)).isEqualTo("delivered");
    assertThat(provider.status(sid, "read", "Unheard", "of").statusCode()).isEqualTo(200);
    texts.becomes("read", people);
    assertThat(texts.shown(people).path("deliveredAt").isNull()).isFalse();
  }

  @Test
  void what_did_not_arrive_says_why() {
    says("Hello?");
    var texts = thread();
    texts.relay(people, "Hi.").expect(200);
    texts.becomes("sent", people);
    var sid = stub.taken().getLast().getOrDefault("sid", "");
    provider.status(sid, "undelivered", "ErrorCode", "30003");
    texts.becomes("undelivered", people);
    assertThat(texts.shown(people).path("twilioErrorCode").asText()).isEqualTo("30003");
    assertThat(texts.shown(people).path("twilioErrorMessage").asText()).contains("handset");
    var polled = texts.lastPolled(people).at("/metadata/delivery_error");
    assertThat(polled.path("code").asText()).isEqualTo("30003");
    assertThat(polled.path("message").asText()).contains("handset");
  }

  /** Source: FAILURES.md 71. */
  @Test
  void what_nobody_knows_is_answered_well_and_changes_nothing() {
    assertThat(provider.status(sid(), "delivered").statusCode()).isEqualTo(200);
    assertThat(provider.status(sid(), "levitated").statusCode()).isEqualTo(200);
    assertThat(provider.call("/sms/status", Map.of()).statusCode()).isEqualTo(200);
    assertThat(provider.call("/sms/inbound", Map.of("From", "x")).statusCode()).isEqualTo(200);
  }

  /** Source: FAILURES.md 70. */
  @Test
  void nobody_else_is_believed() {
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Forged.");
    var good = Provider.signature(PUBLIC + "/sms/inbound", form);
    var elsewhere = Provider.signature("https://evil.example/sms/inbound", form);
    var changed = new HashMap<>(form);
    changed.put("Body", "Changed.");
    for (var forged : List.of("", "x", good.toLowerCase(java.util.Locale.ROOT), elsewhere)) {
      assertThat(provider.send("/sms/inbound", form, forged).statusCode()).isEqualTo(403);
    }
    assertThat(provider.send("/sms/inbound", changed, good).statusCode()).isEqualTo(403);
    assertThat(provider.send("/sms/inbound?x=1", form, good).statusCode()).isEqualTo(403);
    assertThat(provider.send("/sms/status", form, good).statusCode()).isEqualTo(403);
    assertThat(threads()).isEmpty();
    assertThat(provider.send("/sms/inbound", form, good).statusCode()).isEqualTo(200);
    assertThat(threads()).hasSize(1);
  }

  /** Source: FAILURES.md 70. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://baton.example",
        "https://baton.example:8443",
        "http://baton.example",
        "https://baton.example/behind/a/proxy",
      })
  void the_signature_is_for_the_url_that_the_world_knows(String publicUrl) {
    move(publicUrl);
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Zoë & co. + 🙂");
    assertThat(provider.call("/sms/inbound", form).statusCode()).isEqualTo(200);
    var query = Provider.message(sid(), VISITOR, Texts.OURS, "With a query.");
    assertThat(provider.call("/sms/inbound?a=b%20c&d", query).statusCode()).isEqualTo(200);
    assertThat(contents(thread().polled(people)))
        .containsExactly("Zoë & co. + 🙂", "With a query.");
  }

  /** Providers sign with the usual port or without, whatever they were told. */
  @Test
  void a_usual_port_may_be_signed_or_left_out() {
    var form = Provider.message(sid(), VISITOR, Texts.OURS, "Hello?");
    var path = "/sms/inbound";
    var with = Provider.signature("https://baton.example:443" + path, form);
    assertThat(provider.send(path, form, with).statusCode()).isEqualTo(200);
    move("https://baton.example:8443");
    var without = Provider.signature("https://baton.example" + path, form);
    assertThat(provider.send(path, form, without).statusCode()).isEqualTo(200);
  }
}
