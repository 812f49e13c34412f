package dev.baton.channels.copilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.application.copilot.CopilotModel.Call;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tool calls that come in fragments, told apart by their index. */
final class CallPieces {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 100_000;
  private static final int LONGEST_NAME = 100;

  private final TreeMap<Long, Pieces> pieces = new TreeMap<>();

  private static final class Pieces {
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
  }

  void add(JsonNode fragment) throws ModelFailed {
    var index = fragment.path("index").asLong(pieces.isEmpty() ? 0 : pieces.lastKey());
    var call = pieces.computeIfAbsent(index, _ -> new Pieces());
    var function = fragment.path("function");
    call.name.append(function.path("name").asText(""));
    call.arguments.append(function.path("arguments").asText(""));
    if (call.arguments.length() > LONGEST || call.name.length() > LONGEST_NAME) {
      throw ChunkReader.garbled();
    }
  }

  List<Call> put() {
    return pieces.values().stream()
        .map(each -> new Call(each.name.toString(), arguments(each.arguments.toString())))
        .toList();
  }

  /** Those that are no JSON are none, and the tool says what it misses. */
  private static Map<String, String> arguments(String text) {
    var arguments = new LinkedHashMap<String, String>();
    try {
      for (var each : JSON.readTree(text).properties()) {
        var value = each.getValue();
        if (value.isNull()) continue;
        arguments.put(each.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
    } catch (JsonProcessingException garbage) {
      arguments.clear();
    }
    return arguments;
  }
}
