package dev.baton.server.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.images.Album;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators say by SMS, to a provider that behaves in every way. */
class TextingTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ProviderStub provider = new ProviderStub();
  @AutoClose private final Installation installation = Installation.fresh();

  @BeforeEach
  void start() {
    installation.texting(provider.account());
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  /** Whoever waits is due now. */
  private void waitIsOver() {
    installation.execute("update delivery_due set due_at = clock_timestamp()");
    installation.execute("update channel_pause set until = clock_timestamp()");
  }

  private void isInDoubt() {
    Eventually.is(
        "unanswered", SOON, () -> installation.ask("select max(doubt) from delivery_due"));
  }

  /** Without waiting between the tries. */
  private void becomesAfterAll(String status, Texts texts, People people) {
    Eventually.is(
        status,
        SOON,
        () -> {
          waitIsOver();
          return texts.status(people);
        });
  }

  private List<String> bodies() {
    return provider.taken().stream().map(each -> each.getOrDefault("Body", "")).toList();
  }

  @Test
  void a_relay_leaves_in_order_and_both_surfaces_tell_how_far_it_came() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    texts.relay(people, "One.").expect(200);
    texts.relay(people, "Two.").expect(200);
    texts.becomes("sent", people);
    assertThat(bodies())
        .containsExactly("A team member has joined the conversation.", "One.", "Two.");
    assertThat(provider.taken())
        .allSatisfy(
            each ->
                assertThat(each)
                    .containsEntry("To", "+15550100")
                    .containsEntry("From", Texts.OURS));
    var shown = texts.shown(people);
    assertThat(shown.path("status").asText()).isEqualTo("SENT");
    assertThat(shown.path("twilioMessageSid").asText())
        .isEqualTo(provider.taken().getLast().get("sid"));
    assertThat(shown.path("twilioAccountSid").asText()).isEqualTo(ProviderStub.SID);
    assertThat(shown.path("twilioNumSegments").asInt()).isEqualTo(1);
    assertThat(shown.path("sentAt").isNull()).isFalse();
  }

  @Test
  void images_go_along_where_the_provider_can_fetch_them() throws Exception {
    var people = installation.allowing("127.0.0.1").start().people();
    var texts = Texts.with("+15550100", people);
    var attachments = List.of(Map.of("url", provider.media("1.png")));
    people
        .organization()
        .post(
            "/v1/conversations/" + texts.thread() + "/messages", Map.of("attachments", attachments))
        .expect(422);
    try (var album = new Album()) {
      people
          .organization()
          .post(
              "/v1/conversations/" + texts.thread() + "/messages",
              Map.of("text", "", "attachments", List.of(Map.of("url", album.url("/1.png")))))
          .expect(201);
    }
    texts.becomes("sent", people);
    var url = provider.taken().getLast().getOrDefault("MediaUrl", "");
    assertThat(Provider.fetched(URI.create(url))).isEqualTo("image/png");
  }

  /** Source: FAILURES.md 68 and 69. */
  @Test
  void what_the_provider_refuses_is_told_with_its_code_and_the_next_one_goes() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    provider.refusesWith(21610);
    texts.relay(people, "Hello?").expect(200);
    texts.becomes("failed", people);
    assertThat(texts.shown(people).path("twilioErrorCode").asText()).isEqualTo("21610");
    assertThat(installation.ask("select count(*) from event where kind = 'delivery_failed'"))
        .isEqualTo("2");
    provider.becomes(Mood.TAKES);
    texts.relay(people, "Still there?").expect(200);
    texts.becomes("sent", people);
    assertThat(bodies()).containsExactly("Still there?");
  }

  /** Source: FAILURES.md 74. */
  @Test
  void a_provider_that_refuses_us_holds_messages_back_and_harms_nobody_else() {
    var people = installation.start().people();
    provider.becomes(Mood.REFUSES_US);
    var texts = Texts.with("+15550100", people);
    texts.relay(people, "Hello?").expect(200);
    Eventually.is("20003", SOON, () -> installation.ask("select max(code) from channel_pause"));
    assertThat(texts.status(people)).isNotEqualTo("failed");
    provider.becomes(Mood.TAKES);
    texts.relay(people, "And this.").expect(200);
    assertThat(bodies()).as("nobody asks before it is time").isEmpty();
    waitIsOver();
    texts.becomes("sent", people);
    assertThat(bodies()).endsWith("Hello?", "And this.").hasSize(3);
    assertThat(installation.ask("select count(*) from channel_pause")).isEqualTo("0");
  }

  /** Source: FAILURES.md 69. */
  @Test
  void a_busy_provider_is_left_alone_by_all_nodes() {
    var people = installation.start().people();
    installation.start();
    provider.becomes(Mood.BUSY);
    var texts = Texts.with("+15550100", people);
    texts.relay(people, "Hello?").expect(200);
    Eventually.is("20429", SOON, () -> installation.ask("select max(code) from channel_pause"));
    assertThat(installation.ask("select until - since > interval '6 seconds' from channel_pause"))
        .isEqualTo("t");
    assertThat(installation.ask("select max(tries) from delivery_due")).isEqualTo("0");
    provider.becomes(Mood.TAKES);
    waitIsOver();
    texts.becomes("sent", people);
  }

  /** Source: FAILURES.md 67. */
  @Test
  void what_was_taken_without_an_answer_is_found_and_not_sent_twice() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    provider.becomes(Mood.TAKES_AND_CUTS);
    texts.relay(people, "Hello?").expect(200);
    isInDoubt();
    provider.becomes(Mood.TAKES);
    becomesAfterAll("sent", texts, people);
    assertThat(bodies()).containsExactly("A team member has joined the conversation.", "Hello?");
    assertThat(texts.shown(people).path("twilioMessageSid").asText())
        .isEqualTo(provider.taken().getLast().get("sid"));
  }

  /** Later than any caller waits. Source: FAILURES.md 67. */
  @Test
  void what_is_answered_too_late_is_found_and_not_sent_twice() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    texts.relay(people, "Hello?").expect(200);
    texts.becomes("sent", people);
    provider.becomes(Mood.TAKES_AND_HANGS);
    texts.relay(people, "Anybody?").expect(200);
    isInDoubt();
    provider.answersLate();
    provider.becomes(Mood.TAKES);
    becomesAfterAll("sent", texts, people);
    assertThat(bodies()).endsWith("Hello?", "Anybody?").hasSize(3);
  }

  /** Source: FAILURES.md 67. */
  @Test
  void what_nobody_knows_of_is_given_up_and_left_to_the_operator() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    texts.relay(people, "Hello?").expect(200);
    texts.becomes("sent", people);
    provider.becomes(Mood.BREAKS);
    texts.relay(people, "Lost.").expect(200);
    isInDoubt();
    provider.becomes(Mood.TAKES);
    becomesAfterAll("failed", texts, people);
    assertThat(bodies()).doesNotContain("Lost.");
    assertThat(texts.shown(people).path("twilioErrorCode").asText()).isEqualTo("unknown");
  }

  /** Two nodes, whose clocks are hours apart. Source: FAILURES.md 33 and 93, for channels. */
  @Test
  void many_messages_leave_once_each_and_in_order_from_two_nodes() {
    InstantSource off = () -> Instant.now().minusSeconds(7_200);
    var here = installation.start().people();
    var there = installation.start(off).people();
    var all = new ArrayList<Texts>();
    for (int i = 0; i < 12; i++) all.add(Texts.with("+1555010" + i, here));
    for (int n = 0; n < 10; n++) {
      for (int i = 0; i < all.size(); i++) {
        all.get(i).relay(n % 2 == 0 ? here : there, i + "/" + n).expect(200);
      }
    }
    Eventually.is("0", SOON, () -> installation.ask("select count(*) from delivery_due"));
    for (int i = 0; i < all.size(); i++) {
      var to = all.get(i).visitor();
      assertThat(provider.taken().stream().filter(each -> to.equals(each.get("To"))))
          .extracting(each -> each.get("Body"))
          .hasSize(11)
          .isSortedAccordingTo(java.util.Comparator.comparingInt(TextingTest::place));
    }
  }

  private static int place(String body) {
    return body.contains("/") ? Integer.parseInt(body.split("/", 2)[1]) : -1;
  }

  /** Source: FAILURES.md 75. */
  @Test
  void what_waits_goes_to_the_address_that_holds_when_it_leaves() {
    var people = installation.start().people();
    var texts = Texts.with("+15550100", people);
    provider.becomes(Mood.REFUSES_US);
    texts.relay(people, "Where are you?").expect(200);
    Eventually.is("20003", SOON, () -> installation.ask("select max(code) from channel_pause"));
    installation.execute("update conversation_details set visitor_number = '+15550199'");
    provider.becomes(Mood.TAKES);
    waitIsOver();
    texts.becomes("sent", people);
    assertThat(provider.taken()).allSatisfy(it -> assertThat(it).containsEntry("To", "+15550199"));
    assertThat(bodies()).hasSize(2).last().isEqualTo("Where are you?");
  }

  @Test
  void a_message_without_a_provider_waits_until_there_is_one() {
    try (var plain = Installation.fresh()) {
      var before = plain.start().people();
      var texts = Texts.with("+15550100", before);
      texts.relay(before, "Hello?").expect(200);
      assertThat(texts.status(before)).isEqualTo("queued");
      plain.texting(provider.account()).start();
      texts.becomes("sent", before);
      assertThat(Map.copyOf(provider.taken().getLast())).containsEntry("Body", "Hello?");
    }
  }
}
