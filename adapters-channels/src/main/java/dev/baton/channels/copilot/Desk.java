package dev.baton.channels.copilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.application.copilot.CopilotModel.Call;
import dev.baton.application.copilot.Prompt;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.domain.copilot.Tool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What a script works with: the operator's request, what was returned so far, and a way to ask for
 * more. A script is run from its beginning at every step; a call that has its answer returns it.
 */
final class Desk {
  private static final JsonMapper JSON = new JsonMapper();

  private final String request;
  private final List<Line> before;
  private final Deque<Line.Returned> returned;
  private final StringBuilder said = new StringBuilder();

  private Desk(String request, List<Line> before, Deque<Line.Returned> returned) {
    this.request = request;
    this.before = before;
    this.returned = returned;
  }

  static Desk of(Prompt prompt) {
    var lines = prompt.lines();
    int last = lines.size() - 1;
    while (last > 0 && !(lines.get(last) instanceof Line.Asked)) last--;
    var request = last >= 0 && lines.get(last) instanceof Line.Asked(var text) ? text : "";
    var returned = new ArrayDeque<Line.Returned>();
    for (var line : lines.subList(Math.min(last + 1, lines.size()), lines.size())) {
      if (line instanceof Line.Returned each) returned.add(each);
    }
    return new Desk(request, lines.subList(0, Math.max(0, last)), returned);
  }

  /** The script cannot go on before this call is answered. */
  static final class Wanted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Call call;

    Wanted(Call call) {
      super(call.tool(), null, false, false);
      this.call = call;
    }

    Call call() {
      return call;
    }
  }

  /** The operator's own words, the only ones that are obeyed. */
  String request() {
    return request;
  }

  JsonNode call(Tool tool, Map<String, String> arguments) {
    var answer = returned.poll();
    if (answer == null) throw new Wanted(new Call(tool.word(), arguments));
    // What led to the call was said when it was made.
    said.setLength(0);
    return json(answer);
  }

  void say(String text) {
    said.append(text);
  }

  String said() {
    return said.toString();
  }

  /** What earlier calls of a tool in this talk returned, the latest first. */
  List<JsonNode> earlier(Tool tool) {
    var found = new ArrayList<JsonNode>();
    for (var line : before.reversed()) {
      if (line instanceof Line.Returned answer && answer.call().name().equals(tool.word())) {
        found.add(json(answer));
      }
    }
    return found;
  }

  private static JsonNode json(Line.Returned answer) {
    try {
      return JSON.readTree(answer.result().content().text());
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a tool returned no JSON", bug);
    }
  }
}
