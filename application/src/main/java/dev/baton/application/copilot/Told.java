package dev.baton.application.copilot;

import dev.baton.application.conversation.Line;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How handoffs and messages are told to a model, within bounds. */
final class Told {
  private static final int LONGEST = 2_000;
  private static final int ALL_TOGETHER = 40_000;

  private Told() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Map<String, @Nullable Object> handoff(Handoff handoff) {
    var packet = handoff.request().packet();
    var assignee = handoff.assignee();
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("handoff_id", handoff.id().value());
    told.put("conversation_id", handoff.conversation().value());
    told.put("status", word(HandoffStatus.of(handoff)));
    told.put("assignee", assignee == null ? null : assignee.value());
    told.put("requested_at", handoff.requestedAt());
    told.put("reason", shortened(handoff.request().reason()));
    told.put("briefing", shortened(packet.staticText()));
    told.put("summary", shortened(packet.summary()));
    return told;
  }

  /** The latest that fit, oldest first. */
  static List<Map<String, @Nullable Object>> latest(List<Line> newestFirst) {
    var told = new ArrayList<Map<String, @Nullable Object>>();
    int length = 0;
    for (var line : newestFirst) {
      length += Math.min(LONGEST, line.message().text().length());
      if (length > ALL_TOGETHER) break;
      told.add(message(line.message()));
    }
    return told.reversed();
  }

  static Map<String, @Nullable Object> hit(TranscriptSearch.Hit hit) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("conversation_id", hit.message().conversation().value());
    told.putAll(message(hit.message()));
    var answer = hit.answer();
    told.put("answer", answer == null ? null : message(answer));
    return told;
  }

  private static Map<String, @Nullable Object> message(Message message) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("seq", message.seq());
    told.put("author", author(message.author()));
    told.put("text", shortened(message.text()));
    told.put("at", message.at());
    return told;
  }

  private static String author(Author author) {
    return switch (author) {
      case Author.Visitor() -> "visitor";
      case Author.Bot() -> "bot";
      case Author.Human _ -> "operator";
      case Author.System() -> "system";
    };
  }

  private static @Nullable String shortened(@Nullable String text) {
    if (text == null || text.codePointCount(0, text.length()) <= LONGEST) return text;
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
