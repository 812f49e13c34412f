package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A planned return comes in its time, unless somebody of the organization turned up before. */
final class ReturnsComeAsPlanned implements Rule {
  private @Nullable Instant planned;

  @Override
  public void see(Entry entry) {
    boolean sweep = entry.command() instanceof Command.Sweep;
    for (var event : entry.events()) {
      if (sweep && event instanceof Event.HandoffSettled) {
        check(due(entry.at()), "it went back at %s, planned %s", entry.at(), planned);
      }
      hear(event);
    }
    check(!sweep || !due(entry.at()), "it did not go back, planned %s", planned);
  }

  private void hear(Event event) {
    planned =
        switch (event) {
          case Event.ReturnPlanned(var handoff) -> at(handoff.plannedReturn());
          case Event.HandoffClaimed _, Event.HandoffReleased _, Event.HandoffSettled _ -> null;
          case Event.MessageAdded(var message) ->
              message.author() instanceof Author.Human ? null : planned;
          case Event.ConversationStarted _, Event.ControlChanged _, Event.DetailsChanged _ ->
              planned;
          case Event.ReplySuggested _, Event.HandoffRequested _, Event.HandoffLapsed _ -> planned;
          case Event.OfApproval _ -> planned;
          case Event.OfTurn _ -> planned;
        };
  }

  private static @Nullable Instant at(Handoff.@Nullable PlannedReturn p) {
    return p == null ? null : p.at();
  }

  private boolean due(Instant now) {
    return planned != null && !now.isBefore(planned);
  }
}
