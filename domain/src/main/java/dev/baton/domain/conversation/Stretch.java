package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One human stretch of a conversation, as the handoff that it began with names it. Every command
 * first lets a lease that is over lapse, so that it matters to nobody when the sweeper comes by.
 */
public record Stretch(Conversation conversation, Handoff handoff) {

  public Stretch {
    if (!handoff.conversation().equals(conversation.id())) {
      throw new IllegalArgumentException("another conversation's handoff: " + handoff.id());
    }
    if (handoff.open() && !handoff.equals(conversation.control().handoff())) {
      throw new IllegalArgumentException("not the handoff of this stretch: " + handoff.id());
    }
  }

  /** An operator's message to the visitor. */
  public Decision<Message> relay(Actor actor, Draft draft, Message.Id marker, Instant now) {
    if (!handoff.open()) return closed();
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
    if (!handoff.open()) return closed();
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
    if (!handoff.open()) return closed();
    var course = lapsing(now);
    var held = current(course);
    if (mayNotMove(actor, held)) return Decision.refuse(heldBy(held));
    return course.accept(course.release(held));
  }

  /** To another operator, with the same kind of claim. */
  public Decision<Handoff> transfer(Actor actor, Operator.Id to, Instant now) {
    if (!handoff.open()) return closed();
    var course = lapsing(now);
    var held = current(course);
    if (to.equals(held.claim().holder())) return course.accept(held);
    if (mayNotMove(actor, held)) return Decision.refuse(heldBy(held));
    var transferred = held.transferredTo(to, now);
    course.put(transferred);
    noteOwner(course, held, transferred);
    return course.accept(transferred);
  }

  /** Control back to the bot, at once or after a pause in which it stays muted. */
  public Decision<Handoff> returnToBot(
      Actor actor, @Nullable String summary, Duration pause, Instant now) {
    if (outcome() instanceof Outcome.Returned) return unchanged();
    if (!handoff.open()) return closed();
    var course = lapsing(now);
    var held = current(course);
    if (mayNotSettle(actor, held)) return Decision.refuse(heldBy(held));
    if (pause.isZero()) return giveBack(course, new Outcome.Returned(summary), now);
    var planned = held.returning(now.plus(pause), summary);
    if (planned.equals(held)) return course.accept(held);
    course.put(planned);
    course.note(new Event.ReturnPlanned(planned));
    return course.accept(planned);
  }

  /** Called off: control back to the bot. */
  public Decision<Handoff> cancel(Actor actor, Instant now) {
    if (outcome() instanceof Outcome.Cancelled) return unchanged();
    if (!handoff.open()) return closed();
    var course = lapsing(now);
    var held = current(course);
    if (mayNotSettle(actor, held)) return Decision.refuse(heldBy(held));
    return giveBack(course, new Outcome.Cancelled(), now);
  }

  /** Done: the handoff is settled and the conversation closed, once. */
  public Decision<Handoff> resolve(Actor actor, Instant now) {
    if (outcome() instanceof Outcome.Cancelled) return closed();
    if (!handoff.open()) return unchanged();
    var course = lapsing(now);
    var held = current(course);
    if (mayNotSettle(actor, held)) return Decision.refuse(heldBy(held));
    var settled = held.settled(new Outcome.Resolved(), now);
    course.settle(settled);
    course.move(new Control.Ended(Phase.CLOSED, EndReason.HANDOFF_RESOLVED, null, now));
    return course.accept(settled);
  }

  /** What time alone brings: a lease that is over lapses, a planned return happens. */
  public Decision<Handoff> elapse(Instant now) {
    if (!handoff.open()) return unchanged();
    var course = lapsing(now);
    var held = current(course);
    var planned = held.plannedReturn();
    if (planned == null || now.isBefore(planned.at())) return course.accept(held);
    return giveBack(course, new Outcome.Returned(planned.summary()), now);
  }

  private static Decision<Handoff> giveBack(Course course, Outcome outcome, Instant now) {
    var settled = current(course).settled(outcome, now);
    course.settle(settled);
    course.move(new Control.Bot());
    return course.accept(settled);
  }

  private Course lapsing(Instant now) {
    return Course.lapsing(conversation, now);
  }

  private Decision<Handoff> unchanged() {
    return new Decision.Accepted<>(conversation, handoff, List.of());
  }

  private <R> Decision<R> closed() {
    return Decision.refuse(new HandoffClosed(handoff));
  }

  private @Nullable Outcome outcome() {
    return handoff.state() instanceof Handoff.State.Settled(var outcome, _, _) ? outcome : null;
  }

  private static Handoff current(Course course) {
    var open = course.at().control().handoff();
    if (open == null) throw new IllegalStateException("no handoff is open");
    return open;
  }

  private static void noteOwner(Course course, Handoff before, Handoff after) {
    var from = before.claim().holder();
    boolean firmer = !(before.claim() instanceof Claim.Hard) && after.claim() instanceof Claim.Hard;
    if (after.claim() instanceof Claim.None) return;
    if (!firmer && after.claim().holder() instanceof Operator.Id to && to.equals(from)) return;
    course.note(new Event.HandoffClaimed(after, from));
  }

  private static boolean mayNotMove(Actor actor, Handoff held) {
    return !actor.supervises() && held.ownedByAnother(actor);
  }

  private static boolean mayNotSettle(Actor actor, Handoff held) {
    return !actor.supervises() && held.keepsOut(actor);
  }

  private static HandoffHeld heldBy(Handoff handoff) {
    return switch (handoff.claim()) {
      case Claim.Hard(var by, _, var lease) -> new HandoffHeld(by, lease.until());
      case Claim.Soft(var by, _) -> new HandoffHeld(by, null);
      case Claim.None() -> throw new IllegalStateException("nobody holds " + handoff.id());
    };
  }
}
