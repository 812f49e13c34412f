package dev.baton.domain.history;

import dev.baton.domain.Decision;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;

/** Every command about a conversation that names neither a handoff nor a phase. */
public enum Act {
  VISITOR_SPEAKS,
  WINDOW_CLOSES,
  BOT_ANSWERS,
  REQUEST,
  REPLY,
  CLOSE,
  RETURN;

  public static final Window.Rule RULE =
      new Window.Rule(Duration.ofSeconds(3), Duration.ofSeconds(10));

  /**
   * @param heard the epoch under which the bot's answer was computed
   */
  public Decision<?> done(Conversation at, Epoch heard, Minted minted, Instant now) {
    return switch (this) {
      case VISITOR_SPEAKS -> at.receive(minted.draft(new Author.Visitor()), RULE, now);
      case WINDOW_CLOSES -> at.takeTurn(now);
      case BOT_ANSWERS -> at.botReplies(minted.draft(new Author.Bot()), heard, now);
      case REQUEST -> at.requestHandoff(minted.handoff(), Request.unbriefed(), now);
      case REPLY -> at.reply(minted.reply(), minted.message(), now);
      case CLOSE -> new Lifecycle(at).close(EndReason.ENDED, now);
      case RETURN -> new Lifecycle(at).returnToBot("done", now);
    };
  }
}
