package dev.baton.channels.copilot;

import dev.baton.application.copilot.CopilotModel;
import dev.baton.application.copilot.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any server that speaks OpenAI's streaming chat completions with tools. Its address is part of the
 * installation, so it may well be a private one.
 */
public final class OpenAiModel implements CopilotModel {
  private static final int MOST_TRIES = 3;
  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  private final HttpClient http;
  private final Access access;
  private final Times times;

  /**
   * Where the model is.
   *
   * @param url without {@code /chat/completions}, such as {@code https://host/v1}
   * @param key sent as a bearer token, null for none
   * @param name of the model
   */
  public record Access(URI url, @Nullable String key, String name) {

    /** Never the key. */
    @Override
    public String toString() {
      return "Access[" + url + ", " + name + "]";
    }
  }

  /**
   * @param begin until the answer has begun
   * @param silence the longest between two pieces of it
   * @param whole until it has ended
   * @param patience the longest that is waited before another try
   */
  public record Times(Duration begin, Duration silence, Duration whole, Duration patience) {
    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10));
  }

  public OpenAiModel(Access access, Times times) {
    this.access = access;
    this.times = times;
    this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  }

  @Override
  public Step next(Prompt prompt, Consumer<String> said) throws ModelFailed, InterruptedException {
    var request = request(prompt);
    for (int attempt = 1; ; attempt++) {
      try {
        var response = http.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == OK) return read(response.body(), said);
        response.body().close();
        if (attempt == MOST_TRIES || !again(response)) throw refused(response.statusCode());
        Thread.sleep(pause(response, attempt));
      } catch (HttpTimeoutException late) {
        throw new ModelFailed("The model did not answer in time.", true);
      } catch (IOException broken) {
        // Nothing was said yet: reading an answer that has begun fails in its own way.
        if (attempt == MOST_TRIES) throw new ModelFailed("The model cannot be reached.", true);
        Thread.sleep(Duration.ofMillis(100L << attempt));
      }
    }
  }

  private HttpRequest request(Prompt prompt) {
    var address = access.url.toString().replaceFirst("/+$", "") + "/chat/completions";
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(times.begin)
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString(ChatCompletions.body(access.name, prompt).toString()));
    if (access.key != null) request.header("Authorization", "Bearer " + access.key);
    return request.build();
  }

  private Step read(InputStream body, Consumer<String> said)
      throws ModelFailed, InterruptedException {
    try (var watched = new WatchedStream(body, times.silence, times.whole)) {
      return new ChunkReader(said).read(watched);
    }
  }

  private static boolean again(HttpResponse<?> response) {
    return response.statusCode() == TOO_MANY || response.statusCode() >= 500;
  }

  private static ModelFailed refused(int status) {
    if (status == TOO_MANY) return new ModelFailed("The model has too much to do.", true);
    return status >= 500
        ? new ModelFailed("The model failed with status " + status + ".", true)
        : new ModelFailed("The model refused the request with status " + status + ".", false);
  }

  /** As long as the other side asks for, if that is bearable. */
  private Duration pause(HttpResponse<?> response, int attempt) throws ModelFailed {
    var usual = Duration.ofMillis(100L << attempt);
    var asked = response.headers().firstValue("Retry-After").orElse("");
    if (!asked.matches("[0-9]{1,9}")) return usual;
    var pause = Duration.ofSeconds(Long.parseLong(asked));
    if (pause.compareTo(times.patience) > 0) throw refused(response.statusCode());
    return pause;
  }
}
