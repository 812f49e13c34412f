package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.input.Asked;
import dev.baton.http.input.Asked.Shape;
import dev.baton.http.input.Input;
import dev.baton.http.input.Loc.Origin;
import dev.baton.http.input.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that an endpoint asks a request for. It is given requests that are made of what it asked for
 * before, until it asks for nothing new, and then one for every word that it could choose by.
 */
final class Recording {
  /** Deeper than any body is nested. */
  private static final int MOST_ROUNDS = 12;

  private final Map<Origin, Want> wants = new EnumMap<>(Origin.class);
  private final Function<Input, ?> reading;

  private Recording(Function<Input, ?> reading) {
    this.reading = reading;
    for (var each : Origin.values()) want(each);
  }

  static Recording of(Function<Input, ?> reading) {
    var recording = new Recording(reading);
    recording.grow();
    for (var origin : Origin.values()) recording.vary(recording.want(origin), origin);
    return recording;
  }

  Want want(Origin origin) {
    return wants.computeIfAbsent(origin, _ -> new Want());
  }

  /** Whether a body is read at all. */
  boolean takesBody() {
    return want(Origin.BODY).shape() instanceof Shape.OfObject;
  }

  boolean takesAnything() {
    return takesBody() || wants.values().stream().anyMatch(each -> !each.members().isEmpty());
  }

  private void grow() {
    var before = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < MOST_ROUNDS; i++) {
      var sample = sample();
      if (sample.equals(before)) return;
      read(sample);
      before = sample;
    }
    throw new IllegalStateException("asks for more and more");
  }

  /** One reading for each word of the topmost fields. */
  private void vary(Want want, Origin origin) {
    for (var name : List.copyOf(want.members().keySet())) {
      if (!(want.at(name).shape() instanceof Shape.OfWord(var words, _))) continue;
      for (var word : words) {
        var sample = sample();
        ((ObjectNode) sample.get(origin.name())).put(name, word);
        read(sample);
      }
    }
    grow();
  }

  private ObjectNode sample() {
    var sample = JsonNodeFactory.instance.objectNode();
    wants.forEach((origin, want) -> sample.set(origin.name(), Samples.of(RequestSchema.of(want))));
    return sample;
  }

  private void read(ObjectNode sample) {
    wants.values().forEach(Want::forget);
    try {
      Input.read(sent(sample), this::hear, reading);
    } catch (Malformed flawed) {
      // All was asked for, and a rule of the endpoint's own does not like the made-up values.
    } catch (RuntimeException spoiled) {
      // A type of the domain does not like them: what came after was not asked for.
      return;
    }
    wants.values().forEach(Want::settle);
  }

  private void hear(Asked asked) {
    var want = want(asked.loc().origin());
    for (var step : asked.loc().steps()) want = want.at(step);
    want.hear(asked);
  }

  private static Input.Sent sent(ObjectNode sample) {
    byte[] body = sample.get(Origin.BODY.name()).toString().getBytes(StandardCharsets.UTF_8);
    return new Input.Sent(
        texts(sample.get(Origin.PATH.name())), texts(sample.get(Origin.QUERY.name())), () -> body);
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new HashMap<String, String>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }
}
