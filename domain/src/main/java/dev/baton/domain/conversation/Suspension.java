package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.Refusal.WrongPhase;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State.Decided;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for approvals, or is to. Its visitor is told so in the bot's place:
 * during a human stretch nobody speaks but the human.
 */
public record Suspension(Conversation conversation) {

  /** How an approval is asked for: as what, until when, and what the visitor is told. */
  public record Ask(
      Approval.Id id, Question question, @Nullable Deadline deadline, @Nullable Draft line) {}

  public Decision<Approval> request(Ask ask, Instant now) {
    if (conversation.control() instanceof Control.Ended ended) {
      return Decision.refuse(new WrongPhase(ended.how()));
    }
    var course = new Course(conversation, now);
    var approval = Approval.ask(ask.id, conversation.id(), ask.question, ask.deadline, now);
    course.await(Awaiting.oneMore(conversation.awaiting()));
    course.note(new Event.ApprovalRequested(approval));
    if (ask.line != null && conversation.control() instanceof Control.Bot) course.post(ask.line);
    return course.accept(approval);
  }

  /** What somebody says to an approval, and by which key. */
  public record Ruling(Verdict verdict, @Nullable String note, Actor actor, ApiKey.Id key) {}

  /** The first answer counts; the same again changes nothing, another is refused. */
  public Decision<Approval> decide(Approval approval, Ruling ruling, Instant now) {
    var seen = own(approval).at(now);
    var objection = seen.objection(ruling.verdict, ruling.actor);
    if (objection.isPresent()) return Decision.refuse(objection.get());
    if (!approval.pending()) return new Course(conversation, now).accept(approval);
    if (!seen.pending()) return settle(seen, now);
    var by = Decider.of(ruling.actor, ruling.key);
    return settle(approval.decided(new Decided(ruling.verdict, by, ruling.note, now)), now);
  }

  /** What time alone brings: silence becomes a denial. */
  public Decision<Approval> elapse(Approval approval, Instant now) {
    var seen = own(approval).at(now);
    if (seen.equals(approval)) return new Course(conversation, now).accept(approval);
    return settle(seen, now);
  }

  /** Once for all approvals that are open, and only where the bot would have answered. */
  public Decision<Conversation> tellToWait(Draft line, Instant now) {
    var course = new Course(conversation, now);
    var awaiting = conversation.awaiting();
    if (awaiting != null && mayTell()) {
      course.await(awaiting.tellingOnce());
      course.post(line);
    }
    return course.accept(course.at());
  }

  /** Whether a visitor who writes now is to be told to wait. */
  public boolean mayTell() {
    var awaiting = conversation.awaiting();
    return awaiting != null && !awaiting.told() && conversation.control() instanceof Control.Bot;
  }

  private Decision<Approval> settle(Approval decided, Instant now) {
    var awaiting = conversation.awaiting();
    if (awaiting == null) throw new IllegalStateException("not awaited: " + decided.id());
    var course = new Course(conversation, now);
    course.await(awaiting.oneLess());
    course.note(new Event.ApprovalDecided(decided));
    return course.accept(decided);
  }

  private Approval own(Approval approval) {
    if (approval.conversation().equals(conversation.id())) return approval;
    throw new IllegalArgumentException("another conversation's approval: " + approval.id());
  }
}
