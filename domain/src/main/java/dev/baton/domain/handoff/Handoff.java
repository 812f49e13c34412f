package dev.baton.domain.handoff;

import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a human. At any instant at most one operator owns it, and it is settled once. */
public record Handoff(
    Id id, Conversation.Id conversation, Request request, Instant requestedAt, State state) {

  public record Id(UUID value) {}

  public sealed interface State {

    /**
     * @param plannedReturn when control goes back to the bot by itself, null when it does not
     */
    record Open(Claim claim, @Nullable PlannedReturn plannedReturn) implements State {}

    record Settled(Outcome outcome, Operator.@Nullable Id owner, Instant at) implements State {}
  }

  /** A return to the bot that waits for its time. */
  public record PlannedReturn(Instant at, @Nullable String summary) {}

  /** How a handoff ended. */
  public sealed interface Outcome {

    record Resolved() implements Outcome {}

    /** Control went back to the bot, with what the human wants it to know. */
    record Returned(@Nullable String summary) implements Outcome {}

    record Cancelled() implements Outcome {}
  }

  /** Opens a handoff that nobody owns; the briefing points at the last message there is. */
  public static Handoff open(
      Id id, Conversation.Id conversation, Request request, long lastSeq, Instant now) {
    var waiting = new State.Open(new Claim.None(), null);
    return new Handoff(id, conversation, request.upTo(lastSeq), now, waiting);
  }

  public boolean open() {
    return state instanceof State.Open;
  }

  /** Who owns it; nobody once it is settled. */
  public Claim claim() {
    return state instanceof State.Open(var claim, _) ? claim : new Claim.None();
  }

  public @Nullable PlannedReturn plannedReturn() {
    return state instanceof State.Open(_, var planned) ? planned : null;
  }

  /** Who owns it or did when it was settled. */
  public Operator.@Nullable Id assignee() {
    return switch (state) {
      case State.Open(var claim, _) -> claim.holder();
      case State.Settled(_, var owner, _) -> owner;
    };
  }

  public boolean lapsed(Instant now) {
    return claim() instanceof Claim.Hard hard && hard.lapsed(now);
  }

  /** Whether somebody else's hard claim keeps the actor from speaking. */
  public boolean keepsOut(Actor actor) {
    return claim() instanceof Claim.Hard hard && !hard.by().equals(actor.operator());
  }

  public boolean ownedByAnother(Actor actor) {
    var holder = claim().holder();
    return holder != null && !holder.equals(actor.operator());
  }

  /** A reply renews the lease of whoever holds it, and makes its first writer the soft owner. */
  public Handoff repliedBy(Operator.@Nullable Id operator, Instant now) {
    var next =
        switch (claim()) {
          case Claim.None none -> operator == null ? none : new Claim.Soft(operator, now);
          case Claim.Soft soft -> soft;
          case Claim.Hard(var by, var since, var lease) ->
              new Claim.Hard(by, since, lease.renewed(now));
        };
    return with(next);
  }

  /** Heartbeats go on by themselves, so a renewal is no sign against a planned return. */
  public Handoff claimedBy(Operator.Id operator, Duration length, Instant now) {
    var lease = Claim.Lease.of(length, now);
    if (claim() instanceof Claim.Hard held && held.by().equals(operator)) {
      return in(new State.Open(new Claim.Hard(operator, held.since(), lease), plannedReturn()));
    }
    return with(new Claim.Hard(operator, now, lease));
  }

  /** A transfer keeps the kind of claim; a hard one starts a lease of the same length. */
  public Handoff transferredTo(Operator.Id operator, Instant now) {
    if (!(claim() instanceof Claim.Hard hard)) return with(new Claim.Soft(operator, now));
    var lease = Claim.Lease.of(hard.lease().length(), now);
    return with(new Claim.Hard(operator, now, lease));
  }

  public Handoff released() {
    return with(new Claim.None());
  }

  /** Without its owner, who did not come back: what the owner planned still happens. */
  public Handoff abandoned() {
    return in(new State.Open(new Claim.None(), plannedReturn()));
  }

  /** Somebody is with the visitor, whoever owns it: it does not go back to the bot by itself. */
  public Handoff attended() {
    return plannedReturn() == null ? this : with(claim());
  }

  public Handoff returning(Instant at, @Nullable String summary) {
    return in(new State.Open(claim(), new PlannedReturn(at, summary)));
  }

  public Handoff settled(Outcome outcome, Instant now) {
    return in(new State.Settled(outcome, assignee(), now));
  }

  /** Whoever claims or replies is there, so a planned return does not happen. */
  private Handoff with(Claim claim) {
    return in(new State.Open(claim, null));
  }

  private Handoff in(State next) {
    if (!open()) throw new IllegalStateException("settled already: " + id);
    return new Handoff(id, conversation, request, requestedAt, next);
  }
}
