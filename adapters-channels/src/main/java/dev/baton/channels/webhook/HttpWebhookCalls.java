package dev.baton.channels.webhook;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.WebhookCalls;
import dev.baton.application.webhook.WebhookParcel;
import dev.baton.channels.outgoing.Call;
import dev.baton.channels.outgoing.Content;
import dev.baton.channels.outgoing.Outcome;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.RetryAfter;
import dev.baton.channels.outgoing.Terms;
import dev.baton.channels.signing.DialectSignature;
import dev.baton.channels.signing.StandardSignature;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends an announcement as a POST with the headers of both families, signed over the very bytes
 * that are sent. A redirect is an answer like any other that is not 2xx.
 */
public final class HttpWebhookCalls implements WebhookCalls {
  private static final int MOST_BODY = 64 * 1024;
  private static final int GONE = 410;

  private final OutgoingHttp outgoing;
  private final AnnouncementJson json;
  private final Duration deadline;

  @Inject
  public HttpWebhookCalls(OutgoingHttp outgoing, AssetUrls urls) {
    this(outgoing, urls, DEADLINE);
  }

  HttpWebhookCalls(OutgoingHttp outgoing, AssetUrls urls, Duration deadline) {
    this.outgoing = outgoing;
    this.json = new AnnouncementJson(urls);
    this.deadline = deadline;
  }

  @Override
  public Called deliver(WebhookParcel parcel) {
    var call = call(parcel, json.of(parcel));
    long began = System.nanoTime();
    var outcome = outgoing.send(call);
    var took = Duration.ofNanos(System.nanoTime() - began);
    return switch (outcome) {
      case Outcome.Answered answered -> answered(answered, took, parcel.at());
      case Outcome.Refused(var why) -> unanswered("refused", why.sentence(), took);
      case Outcome.Failed(var why, var detail) ->
          unanswered(why.name().toLowerCase(Locale.ROOT), detail, took);
    };
  }

  private Call call(WebhookParcel parcel, byte[] body) {
    var id = parcel.delivery().id().value().toString();
    var standard = StandardSignature.of(parcel.secrets(), id, parcel.at(), body);
    var terms = new Terms(deadline, MOST_BODY, 0, true);
    return Call.post(parcel.url(), new Content(body), terms)
        .with("Content-Type", "application/json")
        .with("X-Awardee-Event", parcel.delivery().told().topic().word())
        .with("X-Awardee-Delivery", id)
        .with("X-Awardee-Timestamp", standard.timestamp())
        .with("X-Awardee-Signature", DialectSignature.of(parcel.secrets(), parcel.at(), body))
        .with("webhook-id", id)
        .with("webhook-timestamp", standard.timestamp())
        .with("webhook-signature", standard.value());
  }

  private static Called answered(Outcome.Answered answer, Duration took, Instant at) {
    var call = new CallRecord(took, answer.status(), null, excerpt(answer.body().text()));
    return new Called(receipt(answer, at), call);
  }

  private static Receipt receipt(Outcome.Answered answer, Instant at) {
    int status = answer.status();
    if (answer.successful()) return new Receipt.Accepted(News.of(DeliveryStatus.DELIVERED));
    var why = new Failure("http_" + status, "It answered " + status + ".");
    if (status == GONE) return new Receipt.Closed(why);
    return new Receipt.Again(RetryAfter.of(answer.header("Retry-After"), at), why);
  }

  private static Called unanswered(String code, @Nullable String detail, Duration took) {
    var error = code + ": " + detail;
    var why = new Failure(code, error);
    return new Called(new Receipt.Again(null, why), new CallRecord(took, null, kept(error), ""));
  }

  private static String excerpt(String text) {
    return kept(text.length() <= CallRecord.MOST_EXCERPT ? text : cut(text));
  }

  /** Not in the middle of a character. */
  private static String cut(String text) {
    int end = CallRecord.MOST_EXCERPT;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** As a database can keep it. */
  private static String kept(String text) {
    return text.replace('\0', '\ufffd');
  }
}
