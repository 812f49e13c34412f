package dev.baton.channels.copilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.application.copilot.CopilotModel.Step;
import dev.baton.domain.copilot.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts the chunks of a streamed completion together. */
final class ChunkReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private final Consumer<String> said;
  private final CallPieces calls = new CallPieces();
  private Usage usage = Usage.NONE;
  private boolean finished;

  ChunkReader(Consumer<String> said) {
    this.said = said;
  }

  Step read(WatchedStream in) throws ModelFailed, InterruptedException {
    try (var lines = new BoundedLines(in)) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (Thread.interrupted()) throw new InterruptedException();
        if (!line.startsWith("data:")) continue;
        var data = line.substring("data:".length()).strip();
        if (data.equals("[DONE]")) break;
        chunk(parse(data));
      }
    } catch (IOException broken) {
      if (Thread.interrupted()) throw new InterruptedException();
      throw new ModelFailed(
          in.cut() ? "The model fell silent." : "The model's answer broke off.", true);
    }
    // An end without a word about why it ends is a cut connection.
    if (!finished) throw new ModelFailed("The model's answer broke off.", true);
    return new Step(calls.put(), usage);
  }

  private static JsonNode parse(String data) throws ModelFailed {
    try {
      return JSON.readTree(data.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException garbage) {
      throw garbled();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static ModelFailed garbled() {
    return new ModelFailed("The model's answer cannot be read.", true);
  }

  private void chunk(JsonNode chunk) throws ModelFailed {
    if (!chunk.isObject()) throw garbled();
    if (chunk.has("error")) throw new ModelFailed("The model failed while it answered.", true);
    usage(chunk.path("usage"));
    var choice = chunk.path("choices").path(0);
    var delta = choice.path("delta");
    var text = delta.path("content").asText("");
    if (!text.isEmpty()) said.accept(text);
    for (var call : delta.path("tool_calls")) calls.add(call);
    if (choice.hasNonNull("finish_reason")) finished = true;
  }

  /** Servers that know their price tell it as {@code cost}, in dollars. */
  private void usage(JsonNode told) {
    if (!told.isObject()) return;
    long cost = 0;
    if (told.path("cost").isNumber()) {
      cost = told.path("cost").decimalValue().multiply(MICROS).longValue();
    }
    usage =
        new Usage(
            Math.max(0, told.path("prompt_tokens").asLong()),
            Math.max(0, told.path("completion_tokens").asLong()),
            Math.max(0, cost));
  }
}
