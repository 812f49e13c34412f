package dev.baton.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.DeliveryChannelContract;
import dev.baton.application.contract.Mood;
import dev.baton.application.contract.OutgoingChannelContract;
import dev.baton.application.contract.Protocol;
import dev.baton.application.delivery.DeliveryChannel;
import dev.baton.application.delivery.Parcel;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.delivery.Receipt;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSmsTest implements DeliveryChannelContract, DeliveryChannelContract.Provider {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final ProviderStub provider = new ProviderStub();
  private final TwilioCalls calls = new TwilioCalls(DEADLINE);
  private TwilioSms sms = sms(provider.account());

  private TwilioSms sms(TwilioAccount account) {
    return new TwilioSms(account, path -> URI.create("https://baton.example" + path), calls);
  }

  @AfterEach
  void stop() {
    calls.close();
    provider.close();
  }

  @Override
  public Provider far() {
    return this;
  }

  @Override
  public DeliveryChannel channel() {
    return sms;
  }

  @Override
  public void becomes(Mood mood) {
    if (mood == Mood.AWAY) sms = sms(with(provider.account(), URI.create("http://127.0.0.1:1")));
    provider.becomes(mood);
  }

  private static TwilioAccount with(TwilioAccount account, URI address) {
    return new TwilioAccount(account.sid(), account.authToken(), address, null);
  }

  @Override
  public List<OutgoingChannelContract.Taken> taken() {
    return provider.taken().stream().map(TwilioSmsTest::taken).toList();
  }

  private static OutgoingChannelContract.Taken taken(Map<String, String> form) {
    return new OutgoingChannelContract.Taken(null, Objects.requireNonNull(form.get("Body")));
  }

  @Override
  public Protocol protocol() {
    return Protocol.withoutIds();
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  private static Parcel between(@Nullable String visitor, @Nullable String ours, String text) {
    var it = DeliveryChannelContract.parcel(text);
    return new Parcel(
        it.organization(),
        it.conversation(),
        it.seq(),
        it.message(),
        new Numbers(visitor, ours),
        text,
        it.attachments(),
        it.writtenAt());
  }

  private static Parcel with(int images, Parcel it) {
    var hash = new Asset.Hash("0".repeat(64));
    var asset = new Asset(it.organization(), hash, "k".repeat(32), MediaType.PNG, 1);
    return new Parcel(
        it.organization(),
        it.conversation(),
        it.seq(),
        it.message(),
        it.numbers(),
        it.text(),
        Collections.nCopies(images, new Attachment(asset, "a.png")),
        it.writtenAt());
  }

  private Map<String, String> sent(Parcel parcel) {
    assertThat(sms.deliver(parcel)).isInstanceOf(Receipt.Accepted.class);
    return provider.taken().getLast();
  }

  private String refused(Parcel parcel) {
    return ((Receipt.Refused) sms.deliver(parcel)).why().code();
  }

  @Test
  void what_was_taken_is_counted_in_segments() {
    becomes(Mood.TAKES);
    assertThat(sms.deliver(parcel("Hello?")))
        .isInstanceOfSatisfying(
            Receipt.Accepted.class, it -> assertThat(it.news().carriage().segments()).isEqualTo(1));
  }

  @Test
  void a_message_has_its_numbers_and_where_to_tell_what_becomes_of_it() {
    assertThat(sent(between("+15550001", "+15550002", "Hi")))
        .containsEntry("To", "+15550001")
        .containsEntry("From", "+15550002")
        .containsEntry("StatusCallback", "https://baton.example/sms/status")
        .doesNotContainKey("MessagingServiceSid");
    assertThat(sent(between("whatsapp:+15550001", "whatsapp:+15550002", "Hi")))
        .containsEntry("To", "whatsapp:+15550001")
        .containsEntry("From", "whatsapp:+15550002");
  }

  @Test
  void a_messaging_service_sends_where_there_is_no_number_of_ours() {
    sms = sms(new TwilioAccount(ProviderStub.SID, ProviderStub.TOKEN, provider.address(), "MG1"));
    assertThat(sent(between("+15550001", null, "Hi")))
        .containsEntry("MessagingServiceSid", "MG1")
        .doesNotContainKey("From");
    assertThat(sent(between("+15550001", "+15550002", "Hi"))).containsEntry("From", "+15550002");
  }

  @Test
  void images_are_named_where_the_provider_finds_them_and_may_be_all_there_is() {
    var parcel = with(2, between("+15550001", "+15550002", ""));
    var url =
        "https://baton.example/assets/"
            + parcel.organization().value()
            + "/"
            + "k".repeat(32)
            + ".png";
    assertThat(sent(parcel)).containsEntry("MediaUrl", url + " " + url).containsEntry("Body", "");
    assertThat(sent(with(1, between("whatsapp:+15550001", "whatsapp:+15550002", "Look"))))
        .containsEntry("Body", "Look")
        .extractingByKey("MediaUrl")
        .asString()
        .endsWith("k.png");
  }

  /** WhatsApp would show the first and drop the rest. Source: FAILURES.md 73. */
  @Test
  void what_whatsapp_would_drop_is_refused() {
    assertThat(refused(with(2, between("whatsapp:+15550001", "whatsapp:+15550002", "Look"))))
        .isEqualTo("21623");
    assertThat(taken()).isEmpty();
  }

  /** Source: FAILURES.md 73. */
  @Test
  void what_the_provider_would_not_take_is_refused_and_never_cut() {
    assertThat(refused(between("+15550001", "+15550002", "x".repeat(1_601)))).isEqualTo("21617");
    assertThat(refused(between("+15550001", "+15550002", " \n"))).isEqualTo("21619");
    assertThat(refused(between(null, "+15550002", "Hi"))).isEqualTo("21604");
    assertThat(taken()).isEmpty();
    var longest = "🙂".repeat(800);
    assertThat(sent(between("+15550001", "+15550002", longest))).containsEntry("Body", longest);
  }

  /** Source: FAILURES.md 68 and 69. */
  @ParameterizedTest
  @ValueSource(ints = {21610, 21211, 21614, 21408, 21606})
  void what_is_refused_for_good_says_the_providers_code(int code) {
    provider.refusesWith(code);
    assertThat(refused(between("+15550001", "+15550002", "Hi"))).isEqualTo(Integer.toString(code));
  }

  @ParameterizedTest
  @CsvSource({"20003, Closed", "20005, Closed", "20429, Busy", "30001, Again"})
  void what_is_no_fault_of_the_message_is_not_held_against_it(int code, String receipt) {
    provider.refusesWith(code);
    assertThat(sms.deliver(between("+15550001", "+15550002", "Hi")).getClass().getSimpleName())
        .isEqualTo(receipt);
  }

  @Test
  void wrong_credentials_close_the_channel() {
    sms = sms(new TwilioAccount(ProviderStub.SID, "stale", provider.address(), null));
    var receipt = sms.deliver(between("+15550001", "+15550002", "Hi"));
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Closed.class, it -> assertThat(it.why().code()).isEqualTo("20003"));
    assertThat(Objects.toString(provider.account())).doesNotContain(ProviderStub.TOKEN);
  }
}
