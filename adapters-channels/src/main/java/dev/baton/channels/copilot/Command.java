package dev.baton.channels.copilot;

import dev.baton.domain.copilot.Tool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator told to be done, in so many words and at their beginning. It is looked for in
 * the operator's own words only, never in what a tool returned.
 */
record Command(Tool tool, @Nullable String handoff, @Nullable String text) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final String PLEASE = "^\\s*(?:please\\s+)?";

  private static final Pattern SEND_TEXT =
      Pattern.compile(PLEASE + "(?:relay|send|reply)\\b[^:\\n]{0,80}?:\\s*(?<text>\\S.*)$", FLAGS);
  private static final Pattern SEND_DRAFT =
      Pattern.compile(
          PLEASE + "(?:relay|send)\\s+(?:it|this|that|the\\s+(?:draft|reply|suggestion))\\b.*$",
          FLAGS);
  private static final String HANDOFF =
      "(?:\\s+(?:it|this|that|(?:the\\s+)?handoff|[0-9a-f]{8}-[0-9a-f-]{27})\\b.*|[\\s.!]*)$";
  private static final Pattern CLAIM = Pattern.compile(PLEASE + "(?:claim|take)" + HANDOFF, FLAGS);
  private static final Pattern RESOLVE =
      Pattern.compile(PLEASE + "(?:resolve|close)" + HANDOFF, FLAGS);

  /** Null when the operator gave no command. */
  static @Nullable Command of(Desk desk) {
    var request = desk.request();
    var sent = SEND_TEXT.matcher(request);
    if (sent.matches()) {
      var to = Named.id(request.substring(0, sent.start("text")));
      return new Command(Tool.RELAY_MESSAGE, to == null ? last(desk) : to, sent.group("text"));
    }
    if (SEND_DRAFT.matcher(request).matches()) return draft(desk, Named.id(request));
    if (CLAIM.matcher(request).matches()) return about(Tool.CLAIM_HANDOFF, desk);
    if (RESOLVE.matcher(request).matches()) return about(Tool.RESOLVE_HANDOFF, desk);
    return null;
  }

  private static Command about(Tool tool, Desk desk) {
    var named = Named.id(desk.request());
    return new Command(tool, named == null ? last(desk) : named, null);
  }

  private static Command draft(Desk desk, @Nullable String to) {
    for (var draft : desk.earlier(Tool.DRAFT_REPLY)) {
      if (draft.has("error")) continue;
      var meant = to == null ? draft.path("handoff_id").asText() : to;
      return new Command(Tool.RELAY_MESSAGE, meant, draft.path("text").asText());
    }
    return new Command(Tool.RELAY_MESSAGE, to, null);
  }

  /** The handoff that the talk was last about. */
  private static @Nullable String last(Desk desk) {
    for (var draft : desk.earlier(Tool.DRAFT_REPLY)) {
      if (draft.has("handoff_id")) return draft.path("handoff_id").asText();
    }
    for (var read : desk.earlier(Tool.READ_TRANSCRIPT)) {
      var id = read.path("handoff").path("handoff_id").asText("");
      if (!id.isEmpty()) return id;
    }
    return null;
  }

  void propose(Desk desk) {
    if (handoff == null) {
      desk.say("Which handoff? Name it by its id.");
      return;
    }
    if (tool == Tool.RELAY_MESSAGE && text == null) {
      desk.say("There is no draft to send. Ask for suggest_reply first, or say \"send: ...\".");
      return;
    }
    desk.say(announcement());
    var done = desk.call(tool, arguments());
    desk.say(done.has("error") ? refused(done.path("message").asText()) : outcome());
  }

  private Map<String, String> arguments() {
    var arguments = new LinkedHashMap<String, String>();
    if (handoff != null) arguments.put("handoff_id", handoff);
    if (text != null) arguments.put("text", text);
    return arguments;
  }

  private String announcement() {
    return switch (tool) {
      case RELAY_MESSAGE -> "This will be sent to the visitor of handoff " + handoff + ".";
      case CLAIM_HANDOFF -> "Handoff " + handoff + " will be yours alone.";
      case RESOLVE_HANDOFF ->
          "Handoff " + handoff + " will be settled and its conversation closed.";
      case READ_QUEUE, READ_TRANSCRIPT, SEARCH_TRANSCRIPTS, DRAFT_REPLY ->
          throw new IllegalStateException(tool + " is no command");
    };
  }

  private String outcome() {
    return switch (tool) {
      case RELAY_MESSAGE -> "Sent.";
      case CLAIM_HANDOFF -> "It is yours.";
      case RESOLVE_HANDOFF -> "It is resolved.";
      case READ_QUEUE, READ_TRANSCRIPT, SEARCH_TRANSCRIPTS, DRAFT_REPLY ->
          throw new IllegalStateException(tool + " is no command");
    };
  }

  private static String refused(String why) {
    return "Nothing was done. " + why;
  }
}
