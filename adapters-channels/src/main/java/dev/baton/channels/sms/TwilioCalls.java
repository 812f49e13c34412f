package dev.baton.channels.sms;

import dev.baton.application.delivery.DeliveryChannel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to the provider, each with one deadline from the connection to the last byte. */
final class TwilioCalls implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Duration deadline;

  TwilioCalls(Duration deadline) {
    this.deadline = deadline;
  }

  static TwilioCalls usual() {
    return new TwilioCalls(Duration.ofSeconds(DeliveryChannel.DEADLINE_SECONDS));
  }

  /** What a call came to. */
  sealed interface Outcome {

    record Answered(HttpResponse<String> response) implements Outcome {}

    /** No connection came about, so nothing of the request has left. */
    record NotSent(String reason) implements Outcome {}

    /** Some of the request may have left, and no answer came, or not all of it. */
    record NoAnswer(String reason) implements Outcome {}
  }

  Outcome call(HttpRequest request) {
    var call = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      return new Outcome.Answered(call.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      call.cancel(true);
      return new Outcome.NoAnswer("no answer within " + deadline.toSeconds() + " s");
    } catch (InterruptedException stopping) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.NoAnswer("interrupted");
    } catch (ExecutionException failure) {
      return failed(Objects.requireNonNullElse(failure.getCause(), failure));
    }
  }

  private static Outcome failed(Throwable cause) {
    var reason = cause.getClass().getSimpleName();
    return switch (cause) {
      case ConnectException _, HttpConnectTimeoutException _, UnresolvedAddressException _ ->
          new Outcome.NotSent(reason);
      case IOException _ -> new Outcome.NoAnswer(reason);
      default -> throw new IllegalStateException(cause);
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
