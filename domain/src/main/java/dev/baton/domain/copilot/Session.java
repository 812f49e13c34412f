package dev.baton.domain.copilot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Ruling.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A talk of an organization's people with their copilot. At any instant at most one turn works on
 * it, and none while a human has to decide.
 *
 * @param nextSeq the seq that its next message gets, from 0
 * @param usage of all its turns
 */
public record Session(
    Id id,
    Organization.Id organization,
    @Nullable String title,
    State state,
    long nextSeq,
    Usage usage) {

  public record Id(UUID value) {}

  public sealed interface State {

    /** It waits for its operator. */
    record Idle() implements State {}

    /**
     * A turn works on it.
     *
     * @param left calls that a human still has to decide once it has ended
     */
    record Running(Work work, Set<ToolCall.Id> left) implements State {
      public Running {
        left = Set.copyOf(left);
      }
    }

    /** It proposed what a human must decide: these calls, each once. */
    record Awaiting(Set<ToolCall.Id> calls) implements State {
      public Awaiting {
        calls = Set.copyOf(calls);
        if (calls.isEmpty()) throw new IllegalArgumentException("nothing to decide");
      }
    }

    /** Nothing more is said; a turn that was under way still comes to its end. */
    record Archived(@Nullable Work work) implements State {}
  }

  /** A turn under way, whose node gives a sign before the lease is over. */
  public record Work(Turn.Id turn, Instant until) {}

  /** What came of decisions. */
  public sealed interface Decided {

    /** A turn goes on with them; these are the calls that were decided now. */
    record Continued(List<ToolCall> calls) implements Decided {}

    /** They were made before, and this is the turn that went on with them. */
    record Before(Turn.Id turn) implements Decided {}
  }

  public static Session open(Id id, Organization.Id organization, @Nullable String title) {
    return new Session(id, organization, title, new State.Idle(), 0, Usage.NONE);
  }

  /** The operator says something, with which a turn begins; the result is its seq. */
  public Ruling<Long> say(Turn.Id turn, Instant now) {
    return switch (state) {
      case State.Idle() ->
          Ruling.accept(working(turn, Set.of(), now).counting(Usage.NONE), nextSeq);
      case State.Running(var work, _) -> Ruling.refuse(new Reason.TurnRunning(work.turn()));
      case State.Awaiting(var calls) -> Ruling.refuse(new Reason.ApprovalAwaited(calls));
      case State.Archived _ -> Ruling.refuse(new Reason.SessionArchived());
    };
  }

  /**
   * A human decides proposed calls, each once; some may be left for later. The very same decisions
   * again lead to the turn that they led to before, or once more to a turn if that one failed
   * before it had done what was approved.
   *
   * @param named those of the session's calls that the decisions name
   */
  public Ruling<Decided> decide(
      Map<ToolCall.Id, Boolean> decisions, List<ToolCall> named, Turn.Id turn, Instant now) {
    var before = Decisions.before(decisions, named);
    return switch (state) {
      case State.Archived _ -> Ruling.refuse(new Reason.SessionArchived());
      case State.Running(var work, _) ->
          before != null && (before.equals(work.turn()) || !Decisions.undone(named))
              ? Ruling.accept(this, new Decided.Before(before))
              : Ruling.refuse(new Reason.TurnRunning(work.turn()));
      case State.Idle() -> decide(Set.of(), before, decisions, named, turn, now);
      case State.Awaiting(var calls) -> decide(calls, before, decisions, named, turn, now);
    };
  }

  private Ruling<Decided> decide(
      Set<ToolCall.Id> awaited,
      Turn.@Nullable Id before,
      Map<ToolCall.Id, Boolean> decisions,
      List<ToolCall> named,
      Turn.Id turn,
      Instant now) {
    if (before != null && !Decisions.undone(named)) {
      return Ruling.accept(this, new Decided.Before(before));
    }
    var refusal = before == null ? Decisions.refusal(awaited, decisions, named) : null;
    if (refusal != null) return Ruling.refuse(refusal);
    var left = new HashSet<>(awaited);
    left.removeAll(decisions.keySet());
    var calls = Decisions.apply(decisions, named, turn);
    return Ruling.accept(working(turn, left, now), new Decided.Continued(calls));
  }

  /** It takes no more words. Again changes nothing. */
  public Session archive() {
    return switch (state) {
      case State.Idle(), State.Awaiting _ -> in(new State.Archived(null));
      case State.Running(var work, _) -> in(new State.Archived(work));
      case State.Archived _ -> this;
    };
  }

  /** Whether this turn is the one under way. */
  public boolean works(Turn.Id turn) {
    var work = work();
    return work != null && work.turn().equals(turn);
  }

  /** The turn under way when its node gave no sign in time. */
  public Turn.@Nullable Id lapsed(Instant now) {
    var work = work();
    return work == null || now.isBefore(work.until()) ? null : work.turn();
  }

  private @Nullable Work work() {
    return switch (state) {
      case State.Running(var work, _) -> work;
      case State.Archived(var work) -> work;
      case State.Idle(), State.Awaiting _ -> null;
    };
  }

  /**
   * Its turn has come to an end with an answer, which takes a seq.
   *
   * @param asked calls that a human has to decide, none when the operator is next
   */
  public Session answered(Set<ToolCall.Id> asked, Usage used) {
    return ended(asked).counting(used);
  }

  /** Its turn has failed; what a human had to decide before still is to be decided. */
  public Session failed(Usage used) {
    var ended = ended(Set.of());
    return new Session(id, organization, title, ended.state, nextSeq, usage.plus(used));
  }

  /** All that a human has to decide once the turn under way has ended with these calls. */
  public Set<ToolCall.Id> open(Set<ToolCall.Id> asked) {
    var open = new HashSet<>(asked);
    if (state instanceof State.Running(_, var left)) open.addAll(left);
    return open;
  }

  private Session ended(Set<ToolCall.Id> asked) {
    if (state instanceof State.Archived) return in(new State.Archived(null));
    var open = open(asked);
    return in(open.isEmpty() ? new State.Idle() : new State.Awaiting(open));
  }

  private Session working(Turn.Id turn, Set<ToolCall.Id> left, Instant now) {
    return in(new State.Running(new Work(turn, now.plus(Turn.LEASE)), left));
  }

  private Session counting(Usage used) {
    return new Session(id, organization, title, state, nextSeq + 1, usage.plus(used));
  }

  private Session in(State next) {
    return new Session(id, organization, title, next, nextSeq, usage);
  }
}
