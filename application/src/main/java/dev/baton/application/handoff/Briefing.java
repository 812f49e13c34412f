package dev.baton.application.handoff;

import dev.baton.application.conversation.Line;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Packet;
import dev.baton.domain.handoff.Request;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the summary of a briefing from the end of the transcript, where nobody wrote one. */
final class Briefing {
  /** How many of the latest messages are read. */
  static final int LINES = 20;

  private static final int SHOWN = 3;
  private static final int LONGEST = 280;

  private Briefing() {}

  static Request complete(Request request, Supplier<List<Line>> newestFirst) {
    var packet = request.packet();
    if (packet.summary() != null) return request;
    var summary = summary(newestFirst.get());
    if (summary == null) return request;
    return new Request(
        request.source(), with(packet, summary), request.reason(), request.conversationTurn());
  }

  /** The visitor's last words, in the order in which they were said. */
  private static @Nullable String summary(List<Line> newestFirst) {
    var said =
        newestFirst.stream()
            .map(Line::message)
            .filter(message -> message.author() instanceof Author.Visitor)
            .limit(SHOWN)
            .map(Message::text)
            .map(Briefing::shortened)
            .toList()
            .reversed();
    return said.isEmpty() ? null : "Visitor: " + String.join(" / ", said);
  }

  private static String shortened(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LONGEST) return line;
    return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static Packet with(Packet packet, String summary) {
    return new Packet(
        packet.staticText(),
        packet.reason(),
        packet.contextVars(),
        summary,
        packet.upToSeq(),
        packet.transferTo(),
        packet.transferLabel());
  }
}
