package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.WrongPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor says to the line itself and not to whoever answers there: it is kept in its place,
 * and moves nothing and wakes nobody.
 */
public record Aside(Conversation conversation) {

  /**
   * @param answer what the system says at once, null where somebody else has said it
   */
  public Decision<Message> heard(Draft draft, @Nullable Draft answer, Instant now) {
    var phase = conversation.control().phase();
    return switch (phase) {
      case CLOSED, ARCHIVED -> Decision.refuse(new WrongPhase(phase));
      case BOT, WAITING, HUMAN, RESOLVED -> {
        var course = new Course(conversation, now);
        var message = course.post(draft);
        if (answer != null) course.post(answer);
        yield course.accept(message);
      }
    };
  }
}
