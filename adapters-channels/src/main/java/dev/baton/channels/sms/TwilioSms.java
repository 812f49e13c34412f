package dev.baton.channels.sms;

import dev.baton.application.PublicUrl;
import dev.baton.application.delivery.DeliveryChannel;
import dev.baton.application.delivery.Parcel;
import dev.baton.channels.sms.TwilioCalls.Outcome;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.delivery.Segments;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SMS, and WhatsApp where the numbers say so, through Twilio or whoever speaks its wire. Source:
 * API.md, section 6.
 *
 * <p>The provider knows no idempotency key. So whatever may have reached it is not sent again here,
 * but looked for among the messages that it has to that number.
 */
public final class TwilioSms implements DeliveryChannel, AutoCloseable {
  /** Where the provider tells what becomes of a message. */
  public static final String STATUS_PATH = "/sms/status";

  /** The provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TwilioAccount account;
  private final PublicUrl url;
  private final TwilioCalls calls;

  TwilioSms(TwilioAccount account, PublicUrl url, TwilioCalls calls) {
    this.account = account;
    this.url = url;
    this.calls = calls;
  }

  public static TwilioSms of(TwilioAccount account, PublicUrl url) {
    return new TwilioSms(account, url, TwilioCalls.usual());
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Receipt deliver(Parcel parcel) {
    var flaw = flaw(parcel);
    if (flaw != null) return new Receipt.Refused(flaw);
    return switch (calls.call(post(form(parcel)))) {
      case Outcome.Answered(var response) -> counted(parcel, TwilioAnswer.of(response).receipt());
      case Outcome.NotSent(var reason) -> new Receipt.Again(null, unreachable(reason));
      case Outcome.NoAnswer(var reason) -> new Receipt.Unknown(unreachable(reason));
    };
  }

  /** What the provider would refuse is not sent there: the codes are its own. */
  private static @Nullable Failure flaw(Parcel parcel) {
    if (parcel.numbers().visitor() == null) {
      return new Failure("21604", "The conversation has no number of the visitor.");
    }
    if (parcel.text().isBlank()) return new Failure("21619", "There is nothing to send.");
    if (parcel.text().length() <= Segments.MOST_CHARACTERS) return null;
    return new Failure(
        "21617",
        "A text message has at most %d characters, this has %d."
            .formatted(Segments.MOST_CHARACTERS, parcel.text().length()));
  }

  /** The account's own count holds where it gives one. */
  private static Receipt counted(Parcel parcel, Receipt receipt) {
    if (!(receipt instanceof Receipt.Accepted(var news))) return receipt;
    return new Receipt.Accepted(counted(parcel, news));
  }

  private static News counted(Parcel parcel, News news) {
    var told = news.carriage();
    if (told.segments() != null) return news;
    int segments = Segments.of(parcel.text()).count();
    var provider = new Carriage(told.id(), told.account(), segments, told.price(), told.currency());
    return new News(news.status(), provider, news.failure());
  }

  private Map<String, String> form(Parcel parcel) {
    var form = new LinkedHashMap<String, String>();
    form.put("To", Objects.requireNonNull(parcel.numbers().visitor()));
    var ours = parcel.numbers().ours();
    if (ours != null) form.put("From", ours);
    else if (account.messagingServiceSid() != null) {
      form.put("MessagingServiceSid", account.messagingServiceSid());
    }
    form.put("Body", parcel.text());
    form.put("StatusCallback", url.of(STATUS_PATH).toString());
    return form;
  }

  private HttpRequest post(Map<String, String> form) {
    return request(account.messages())
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(BodyPublishers.ofString(encoded(form)))
        .build();
  }

  @Override
  public Search find(Parcel parcel) {
    return switch (calls.call(request(records(parcel)).GET().build())) {
      case Outcome.Answered(var response) -> found(parcel, TwilioAnswer.of(response));
      case Outcome.NotSent(var reason) -> unclear(reason);
      case Outcome.NoAnswer(var reason) -> unclear(reason);
    };
  }

  private URI records(Parcel parcel) {
    var query = new LinkedHashMap<String, String>();
    query.put("To", Objects.requireNonNullElse(parcel.numbers().visitor(), ""));
    var ours = parcel.numbers().ours();
    if (ours != null) query.put("From", ours);
    query.put("DateSent>", parcel.writtenAt().minus(SKEW).toString());
    query.put("PageSize", "1000");
    return URI.create(account.messages() + "?" + encoded(query));
  }

  private static Search found(Parcel parcel, TwilioAnswer answer) {
    var messages = answer.body().path("messages");
    if (answer.status() != 200 || !messages.isArray()) {
      return new Search.Unclear(answer.receipt());
    }
    var candidates = new ArrayList<News>();
    for (var each : messages) {
      var news = TwilioMessage.news(each);
      boolean same = parcel.text().equals(TwilioMessage.text(each, "body"));
      if (news != null && same) candidates.add(counted(parcel, news));
    }
    return new Search.Found(List.copyOf(candidates).reversed());
  }

  private static Search unclear(String reason) {
    return new Search.Unclear(new Receipt.Again(null, unreachable(reason)));
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", account.authorization())
        .header("Accept", "application/json");
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                TwilioAccount.encoded(each.getKey()) + "=" + TwilioAccount.encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static Failure unreachable(String reason) {
    return new Failure("unreachable", "The provider was not reached: " + reason + ".");
  }

  @Override
  public void close() {
    calls.close();
  }
}
