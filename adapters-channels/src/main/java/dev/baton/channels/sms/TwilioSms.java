package dev.baton.channels.sms;

import dev.baton.application.PublicUrl;
import dev.baton.application.asset.AssetUrls;
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
import java.util.List;
import java.util.Objects;

/**
 * SMS, and WhatsApp where the numbers say so, through Twilio or whoever speaks its wire. Source:
 * API.md, section 6.
 *
 * <p>The provider knows no idempotency key. So whatever may have reached it is not sent again here,
 * but looked for among the messages that it has to that number. Images are fetched by the provider
 * where they are, under our public URL.
 */
public final class TwilioSms implements DeliveryChannel, AutoCloseable {
  /** Where the provider tells what becomes of a message. */
  public static final String STATUS_PATH = "/sms/status";

  /** The provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TwilioAccount account;
  private final PublicUrl url;
  private final AssetUrls assets;
  private final TwilioCalls calls;

  TwilioSms(TwilioAccount account, PublicUrl url, TwilioCalls calls) {
    this.account = account;
    this.url = url;
    this.assets = new AssetUrls(url);
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
    var flaw = TwilioLimits.flaw(parcel);
    if (flaw != null) return new Receipt.Refused(flaw);
    return switch (calls.call(post(form(parcel)))) {
      case Outcome.Answered(var response) -> counted(parcel, TwilioAnswer.of(response).receipt());
      case Outcome.NotSent(var reason) -> new Receipt.Again(null, unreachable(reason));
      case Outcome.NoAnswer(var reason) -> new Receipt.Unknown(unreachable(reason));
    };
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

  private TwilioForm form(Parcel parcel) {
    var ours = parcel.numbers().ours();
    var form = new TwilioForm().with("To", parcel.numbers().visitor());
    if (ours != null) form.with("From", ours);
    else form.with("MessagingServiceSid", account.messagingServiceSid());
    form.with("Body", parcel.text());
    for (var each : parcel.attachments()) {
      form.with("MediaUrl", assets.of(each.asset()).toString());
    }
    return form.with("StatusCallback", url.of(STATUS_PATH).toString());
  }

  private HttpRequest post(TwilioForm form) {
    return request(account.messages())
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(BodyPublishers.ofString(form.encoded()))
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
    var query =
        new TwilioForm()
            .with("To", Objects.requireNonNullElse(parcel.numbers().visitor(), ""))
            .with("From", parcel.numbers().ours())
            .with("DateSent>", parcel.writtenAt().minus(SKEW).toString())
            .with("PageSize", "1000");
    return URI.create(account.messages() + "?" + query.encoded());
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

  private static Failure unreachable(String reason) {
    return new Failure("unreachable", "The provider was not reached: " + reason + ".");
  }

  @Override
  public void close() {
    calls.close();
  }
}
