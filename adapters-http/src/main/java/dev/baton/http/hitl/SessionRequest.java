package dev.baton.http.hitl;

import dev.baton.application.conversation.StartConversation;
import dev.baton.domain.JsonObject;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Details.Contact;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Priority;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of creating a session. Other keys are let pass, since the dialect's own clients send
 * some that mean nothing here.
 */
final class SessionRequest {
  static final int MOST_METADATA = 16 * 1024;
  private static final int LONGEST_ID = 255;

  /** The dialect calls the web {@code api}. SMS begins with its numbers, on the threads surface. */
  static final Map<String, Channel> CHANNELS = new LinkedHashMap<>();

  private static final Map<String, Channel> STARTED = new LinkedHashMap<>();

  static {
    STARTED.put("web", Channel.WEB);
    STARTED.put("api", Channel.WEB);
    CHANNELS.putAll(STARTED);
    CHANNELS.put("sms", Channel.SMS);
  }

  private SessionRequest() {}

  static StartConversation.Order read(Fields body) {
    var bot = body.uuidOrNull("agent_id");
    return new StartConversation.Order(
        body.oneOfOr("channel", STARTED, Channel.WEB),
        bot == null ? null : new Bot.Id(bot),
        details(body));
  }

  private static Details details(Fields body) {
    return new Details(
        body.textOrNull("external_id", Text.atLeast(1).atMost(LONGEST_ID)),
        body.textOrNull("end_user_id", Text.atLeast(1).atMost(LONGEST_ID)),
        null,
        Priority.MEDIUM,
        null,
        Contact.UNKNOWN,
        Numbers.NONE,
        body.json("metadata", MOST_METADATA),
        JsonObject.EMPTY);
  }
}
