package dev.baton.channels.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.Receipt;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer of the provider means for the message that was handed over. */
record TwilioAnswer(int status, JsonNode body, @Nullable Duration retryAfter) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bad credentials, or an account that is suspended, closed or gone. */
  private static final Set<Integer> CLOSED = Set.of(20003, 20005, 20006, 20008, 20404, 30002);

  private static final int TOO_MANY = 20429;

  /** The queue of one number is full. */
  private static final int OVERFLOW = 30001;

  static TwilioAnswer of(HttpResponse<String> response) {
    var retryAfter =
        response.headers().firstValue("Retry-After").map(TwilioAnswer::seconds).orElse(null);
    return new TwilioAnswer(response.statusCode(), json(response.body()), retryAfter);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notOurs) {
      return MissingNode.getInstance();
    }
  }

  /** Null where it is no number of seconds that one could wait: then our own pace holds. */
  private static @Nullable Duration seconds(String header) {
    return header.matches("[0-9]{1,10}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
  }

  Receipt receipt() {
    int code = body.path("code").asInt(0);
    var why = why(code);
    if (status == 429 || code == TOO_MANY) return new Receipt.Busy(retryAfter, why);
    if (status == 401 || status == 403 || status == 404 || CLOSED.contains(code)) {
      return new Receipt.Closed(why);
    }
    if (code == OVERFLOW) return new Receipt.Again(retryAfter, why);
    if (status >= 400 && status < 500) return new Receipt.Refused(why);
    if (status == 200 || status == 201) return accepted(why);
    if (status >= 300 && status < 400) return new Receipt.Closed(why);
    return new Receipt.Unknown(why);
  }

  /** Whoever says yes without an id did not say what became of it. */
  private Receipt accepted(Failure why) {
    var news = news();
    return news == null ? new Receipt.Unknown(why) : new Receipt.Accepted(news);
  }

  @Nullable News news() {
    return TwilioMessage.news(body);
  }

  private Failure why(int code) {
    var message = body.path("message").asText("");
    return new Failure(
        code == 0 ? "http_" + status : Integer.toString(code),
        message.isEmpty() ? "The provider answered " + status + "." : message);
  }
}
