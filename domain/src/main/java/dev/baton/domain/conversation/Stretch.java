package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.Refusal;
import dev.baton.domain.Refusal.HandoffClosed;
import dev.baton.domain.Refusal.HandoffHeld;
import dev.baton.domain.Refusal.OperatorRequired;
import dev.baton.domain.Refusal.SupervisorRequired;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One human stretch of a conversation, as the handoff that it began with names it. Every command
 * first lets a lease that is over lapse, so that it matters to nobody when the sweeper comes by.
 */
public record Stretch(Conversation conversation, Handoff handoff) {

  /** An operator's message to the visitor. */
  public Decision<Message> relay(Actor actor, Draft draft, Message.Id marker, Instant now) {
    if (!handoff.open()) return Decision.refuse(new HandoffClosed(handoff));
    var course = lapsing(now);
    var held = current(course);
    if (held.keepsOut(actor)) return Decision.refuse(heldBy(held));
    var answered = held.repliedBy(actor.operator(), now);
    if (course.at().control() instanceof Control.Waiting) course.takeOver(answered, marker);
    else course.put(answered);
    noteOwner(course, held, answered);
    return course.accept(course.post(draft));
  }

  /** Ownership with a lease. The holder renews; a supervisor may take it by force. */
  public Decision<Handoff> claim(Actor actor, Duration lease, boolean force, Instant now) {
    var operator = actor.operator();
    if (operator == null) return Decision.refuse(new OperatorRequired());
    if (force && !actor.supervises()) return Decision.refuse(new SupervisorRequired());
    if (!handoff.open()) return Decision.refuse(new HandoffClosed(handoff));
    var course = lapsing(now);
    var held = current(course);
    if (held.ownedByAnother(actor) && !force) return Decision.refuse(heldBy(held));
    var claimed = held.claimedBy(operator, lease, now);
    course.put(claimed);
    noteOwner(course, held, claimed);
    return course.accept(claimed);
  }

  /** Back to the queue. */
  public Decision<Handoff> release(Actor actor, Instant now) {
    var refusal = refusalToMove(actor, now);
    if (refusal != null) return Decision.refuse(refusal);
    var course = lapsing(now);
    var held = current(course);
    if (held.claim() instanceof Claim.None) return course.accept(held);
    var free = held.released();
    course.requeue(free);
    course.note(new Event.HandoffReleased(free, held.claim().holder()));
    return course.accept(free);
  }

  /** To another operator, with the same kind of claim. */
  public Decision<Handoff> transfer(Actor actor, Operator.Id to, Instant now) {
    var refusal = refusalToMove(actor, now);
    if (refusal != null) return Decision.refuse(refusal);
    var course = lapsing(now);
    var held = current(course);
    if (to.equals(held.claim().holder())) return course.accept(held);
    var transferred = held.transferredTo(to, now);
    course.put(transferred);
    noteOwner(course, held, transferred);
    return course.accept(transferred);
  }

  /** Control back to the bot, at once or after a pause in which it stays muted. */
  public Decision<Handoff> returnToBot(
      Actor actor, @Nullable String summary, Duration pause, Instant now) {
    var refusal = refusalToSettle(actor, now);
    if (refusal != null) return Decision.refuse(refusal);
    var course = new Course(conversation, now);
    if (pause.isZero()) return settle(course, new Outcome.Returned(summary), now);
    var planned = handoff.returning(now.plus(pause), summary);
    course.put(planned);
    course.note(new Event.ReturnPlanned(planned));
    return course.accept(planned);
  }

  /** Called off: control back to the bot. */
  public Decision<Handoff> cancel(Actor actor, Instant now) {
    if (cancelled()) return new Course(conversation, now).accept(handoff);
    var refusal = refusalToSettle(actor, now);
    if (refusal != null) return Decision.refuse(refusal);
    return settle(new Course(conversation, now), new Outcome.Cancelled(), now);
  }

  /** Done: the handoff is settled and the conversation closed, once. */
  public Decision<Handoff> resolve(Actor actor, Instant now) {
    if (!handoff.open() && !cancelled()) return new Course(conversation, now).accept(handoff);
    var refusal = refusalToSettle(actor, now);
    if (refusal != null) return Decision.refuse(refusal);
    var course = new Course(conversation, now);
    var settled = handoff.settled(new Outcome.Resolved(), now);
    course.settle(settled);
    course.move(new Control.Ended(Phase.CLOSED, EndReason.HANDOFF_RESOLVED, null, now));
    return course.accept(settled);
  }

  /** What time alone brings: a lease that is over lapses, a planned return happens. */
  public Decision<Handoff> elapse(Instant now) {
    var course = lapsing(now);
    if (!handoff.open()) return course.accept(handoff);
    var planned = handoff.plannedReturn();
    if (planned != null && !now.isBefore(planned.at())) {
      return settle(new Course(conversation, now), new Outcome.Returned(planned.summary()), now);
    }
    return course.accept(current(course));
  }

  private Decision<Handoff> settle(Course course, Outcome outcome, Instant now) {
    var settled = handoff.settled(outcome, now);
    course.settle(settled);
    course.move(new Control.Bot());
    return course.accept(settled);
  }

  private Course lapsing(Instant now) {
    var course = new Course(conversation, now);
    if (!handoff.lapsed(now)) return course;
    var free = handoff.released();
    course.requeue(free);
    course.note(new Event.HandoffLapsed(free, handoff.claim().holder()));
    return course;
  }

  private Handoff current(Course course) {
    var open = course.at().control().handoff();
    if (open == null || !open.id().equals(handoff.id())) {
      throw new IllegalStateException("the stretch is not the conversation's: " + handoff.id());
    }
    return open;
  }

  private static void noteOwner(Course course, Handoff before, Handoff after) {
    var from = before.claim().holder();
    boolean firmer = !(before.claim() instanceof Claim.Hard) && after.claim() instanceof Claim.Hard;
    if (after.claim() instanceof Claim.None) return;
    if (!firmer && after.claim().holder() instanceof Operator.Id to && to.equals(from)) return;
    course.note(new Event.HandoffClaimed(after, from));
  }

  private @Nullable Refusal refusalToMove(Actor actor, Instant now) {
    if (!handoff.open()) return new HandoffClosed(handoff);
    if (handoff.lapsed(now) || actor.supervises()) return null;
    return handoff.ownedByAnother(actor) ? heldBy(handoff) : null;
  }

  private @Nullable Refusal refusalToSettle(Actor actor, Instant now) {
    if (!handoff.open()) return new HandoffClosed(handoff);
    if (handoff.lapsed(now) || actor.supervises()) return null;
    return handoff.keepsOut(actor) ? heldBy(handoff) : null;
  }

  private boolean cancelled() {
    return handoff.state() instanceof Handoff.State.Settled(Outcome.Cancelled _, _, _);
  }

  private static HandoffHeld heldBy(Handoff handoff) {
    return switch (handoff.claim()) {
      case Claim.Hard(var by, _, var lease) -> new HandoffHeld(by, lease.until());
      case Claim.Soft(var by, _) -> new HandoffHeld(by, null);
      case Claim.None() -> throw new IllegalStateException("nobody holds " + handoff.id());
    };
  }
}
