package dev.baton.domain.history;

import static java.util.Locale.ROOT;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.access.Operator;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decisions in few words, for tables and for histories that failed. {@code >human} is a change of
 * control that raised the epoch, {@code =human} one that did not; {@code no held} is a refusal.
 */
public final class Words {
  private Words() {}

  public static String of(Conversation before, Decision<?> decision) {
    return switch (decision) {
      case Decision.Refused<?>(var refusal) -> "no " + refusal.getClass().getSimpleName();
      case Decision.Accepted<?>(_, var result, var events) -> {
        var words = new ArrayList<String>();
        if (result instanceof Conversation.BotReply.ControlLost) words.add("lost");
        var epoch = before.epoch();
        for (var event : events) {
          words.add(of(event, epoch));
          if (event instanceof Event.ControlChanged changed) epoch = changed.epoch();
        }
        yield words.isEmpty() ? "-" : String.join(" ", words);
      }
    };
  }

  private static String of(Event event, Epoch before) {
    return switch (event) {
      case Event.ConversationStarted _ -> "started";
      case Event.MessageAdded(var message) -> of(message.author());
      case Event.ControlChanged(_, var to, var epoch) ->
          (epoch.compareTo(before) > 0 ? ">" : "=") + to.name().toLowerCase(ROOT);
      case Event.DetailsChanged _ -> "details";
      case Event.ReplySuggested _ -> "suggested";
      case Event.HandoffRequested _ -> "requested";
      case Event.HandoffClaimed(var handoff, _) -> of(handoff.claim());
      case Event.HandoffReleased _ -> "released";
      case Event.HandoffLapsed _ -> "lapsed";
      case Event.ReturnPlanned _ -> "planned";
      case Event.HandoffSettled(var handoff) -> of(handoff.state());
      case Event.ApprovalRequested _ -> "asked";
      case Event.ApprovalDecided(var approval) -> of(approval.state());
      case Event.TurnTaken _ -> "turn";
      case Event.TurnSettled(var turn) -> turn.state().getClass().getSimpleName().toLowerCase(ROOT);
    };
  }

  private static String of(Author author) {
    return switch (author) {
      case Author.Visitor() -> "visitor";
      case Author.Bot() -> "bot";
      case Author.Human(_) -> "human";
      case Author.System() -> "marker";
    };
  }

  /** Facts as a failure tells them; nothing is worded before it has failed. */
  static Object[] of(@Nullable Object[] facts) {
    return Stream.of(facts)
        .map(
            fact ->
                switch (fact) {
                  case null -> "nobody";
                  case Claim claim -> of(claim);
                  case Operator.Id id -> Who.named(id);
                  case Object other -> other.toString();
                })
        .toArray();
  }

  public static String of(Claim claim) {
    return switch (claim) {
      case Claim.None() -> "none";
      case Claim.Soft(var by, _) -> "soft:" + Who.named(by);
      case Claim.Hard(var by, _, _) -> "hard:" + Who.named(by);
    };
  }

  private static String of(Approval.State state) {
    return switch (state) {
      case Approval.State.Pending() -> "pending";
      case Approval.State.Decided(var verdict, var by, _, _) ->
          verdict.name().toLowerCase(ROOT) + ":" + by.getClass().getSimpleName().toLowerCase(ROOT);
    };
  }

  private static String of(Handoff.State state) {
    return switch (state) {
      case Handoff.State.Open _ -> "open";
      case Handoff.State.Settled(var outcome, _, _) ->
          outcome.getClass().getSimpleName().toLowerCase(ROOT);
    };
  }
}
