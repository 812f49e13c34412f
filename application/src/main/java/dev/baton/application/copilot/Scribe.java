package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.MessageText;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes down what happens in a turn. Pieces of text that come faster than they need to be seen
 * share a line of the log.
 */
final class Scribe {
  /** The longest answer, in characters; what a model says beyond it is not kept. */
  static final int LONGEST = 40_000;

  /** How many calls of one step are taken; a model that makes more can ask again. */
  private static final int MOST_CALLS = 8;

  private static final long SEEN_NANOS = 50_000_000;
  private static final int UNKNOWN = 0xFFFD;

  private final CopilotLog log;
  private final Organization.Id organization;
  private final Turn turn;
  private final StringBuilder text = new StringBuilder();
  private boolean paused;
  private int written;
  private long last = System.nanoTime() - SEEN_NANOS;
  private Usage usage = Usage.NONE;

  Scribe(CopilotLog log, Organization.Id organization, Turn turn) {
    this.log = log;
    this.organization = organization;
    this.turn = turn;
  }

  /** What the model says in its next step is another paragraph. */
  void pause() {
    paused = text.length() > 0;
  }

  void said(String piece) {
    if (paused) text.append("\n\n");
    paused = false;
    int room = LONGEST - text.length();
    if (room <= 0) return;
    text.append(piece.length() <= room ? piece : whole(piece, room));
    if (System.nanoTime() - last >= SEEN_NANOS) flush();
  }

  private static String whole(String piece, int room) {
    boolean split = Character.isHighSurrogate(piece.charAt(room - 1));
    return piece.substring(0, split ? room - 1 : room);
  }

  void used(Usage more) {
    usage = usage.plus(more);
  }

  List<ToolCall> called(List<CopilotModel.Call> calls, Ids ids) {
    var made = new ArrayList<ToolCall>();
    for (var call : calls.subList(0, Math.min(MOST_CALLS, calls.size()))) {
      var id = new ToolCall.Id(ids.next());
      made.add(ToolCall.proposed(id, turn.id(), storable(call.tool()), storable(call)));
    }
    if (!made.isEmpty()) write(made.stream().<TurnEvent>map(ToolCalled::new).toList());
    return made;
  }

  ToolCall returned(ToolCall call) {
    write(List.of(new ToolReturned(call)));
    return call;
  }

  void flush() {
    if (written < end()) write(List.of());
  }

  private void write(List<TurnEvent> events) {
    var all = new ArrayList<TurnEvent>();
    int end = end();
    if (written < end) all.add(new TextAdded(storable(text.substring(written, end))));
    all.addAll(events);
    log.append(organization, turn, all);
    written = end;
    last = System.nanoTime();
  }

  /** Half a character waits for its other half. */
  private int end() {
    int end = text.length();
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  String text() {
    return storable(text.substring(0, end()));
  }

  private static Map<String, String> storable(CopilotModel.Call call) {
    var arguments = new LinkedHashMap<String, String>();
    call.arguments().forEach((name, value) -> arguments.put(storable(name), storable(value)));
    return arguments;
  }

  /** A model may say what no database can keep; a sign stands for it then. */
  private static String storable(String said) {
    if (MessageText.storable(said)) return said;
    var kept = new StringBuilder(said.length());
    said.codePoints()
        .map(c -> MessageText.storable(Character.toString(c)) ? c : UNKNOWN)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  Usage usage() {
    return usage;
  }
}
