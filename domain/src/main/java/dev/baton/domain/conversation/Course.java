package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of one command, from the conversation as it was to the decision. */
final class Course {
  private static final String JOINED = "A team member has joined the conversation.";

  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private Conversation at;

  Course(Conversation from, Instant now) {
    this.at = from;
    this.now = now;
  }

  /** Begins with what time has brought: a lease that is over lapses before anything else. */
  static Course lapsing(Conversation from, Instant now) {
    var course = new Course(from, now);
    var handoff = from.control().handoff();
    if (handoff == null || !handoff.lapsed(now)) return course;
    var free = handoff.abandoned();
    course.requeue(free);
    course.note(new Event.HandoffLapsed(free, handoff.claim().holder()));
    return course;
  }

  Message post(Draft draft) {
    var message =
        new Message(
            draft.id(),
            at.id(),
            at.nextSeq(),
            draft.author(),
            draft.text(),
            draft.metadata(),
            draft.attachments(),
            now);
    at = at.withNextSeq(at.nextSeq() + 1).with(hearing(message));
    events.add(new Event.MessageAdded(message));
    return message;
  }

  /** How far the bot has answered depends on what it answers, so it says that for itself. */
  private Hearing hearing(Message message) {
    return switch (message.author()) {
      case Author.Visitor() -> at.hearing().heard(message.seq());
      case Author.Human(_) -> at.hearing().answered(message.seq());
      case Author.Bot(), Author.System() -> at.hearing();
    };
  }

  void answered(long upToSeq) {
    at = at.with(at.hearing().answered(upToSeq));
  }

  /** Keeps what the bot said too late, while there is a human to read it. */
  void suggest(Draft draft, Epoch computedUnder) {
    var handoff = at.control().handoff();
    if (handoff == null) return;
    var suggestion = new Suggestion(draft.id(), computedUnder, draft.text());
    note(new Event.ReplySuggested(handoff.id(), suggestion));
  }

  /**
   * Changes who may speak, or how the conversation is over. Only the former raises the epoch. A bot
   * that gets control back finds what nobody has answered meanwhile.
   */
  void move(Control to) {
    var from = at.control();
    boolean overBefore = from instanceof Control.Ended;
    boolean overAfter = to instanceof Control.Ended;
    at = overBefore && overAfter ? at.with(to) : at.under(to);
    events.add(new Event.ControlChanged(from.phase(), to.phase(), at.epoch()));
    if (to instanceof Control.Bot && !overBefore && at.hearing().open()) {
      at = at.withWindow(Window.over(at.hearing().answeredTo() + 1, now));
    }
  }

  /** A human speaks from here on; the visitor is told by a marker, before the control changes. */
  void takeOver(Handoff handoff, Message.Id marker) {
    post(Draft.plain(marker, new Author.System(), JOINED));
    move(new Control.Human(handoff));
  }

  Handoff openHandoff(Handoff.Id id, Request request) {
    var handoff = Handoff.open(id, at.id(), request, at.nextSeq() - 1, now);
    events.add(new Event.HandoffRequested(handoff));
    return handoff;
  }

  void settle(Handoff settled) {
    events.add(new Event.HandoffSettled(settled));
  }

  /** The same human stretch, with its handoff changed. */
  void put(Handoff handoff) {
    at =
        switch (at.control()) {
          case Control.Waiting _ -> at.with(new Control.Waiting(handoff));
          case Control.Human _ -> at.with(new Control.Human(handoff));
          case Control.Bot _, Control.Ended _ ->
              throw new IllegalStateException("no handoff is open under " + at.control());
        };
  }

  /** Back to the queue, where nobody owns it and nobody is with the visitor. */
  Handoff release(Handoff held) {
    var free = held.released();
    if (at.control() instanceof Control.Waiting && free.equals(held)) return held;
    requeue(free);
    events.add(new Event.HandoffReleased(free, held.claim().holder()));
    return free;
  }

  private void requeue(Handoff free) {
    if (at.control() instanceof Control.Waiting) put(free);
    else move(new Control.Waiting(free));
  }

  /** A window that is over becomes the bot's turn. */
  boolean takeTurn() {
    var window = at.window();
    if (window == null || !window.over(now)) return false;
    events.add(new Event.TurnTaken(Turn.of(at, window, now)));
    at = at.withWindow(null);
    return true;
  }

  Window gather(Message message, Window.Rule rule) {
    var open = at.window();
    var window = open == null ? Window.open(rule, message.seq(), now) : open.extended(rule, now);
    at = at.withWindow(window);
    return window;
  }

  void await(@Nullable Awaiting approvals) {
    at = at.withAwaiting(approvals);
  }

  void note(Event event) {
    events.add(event);
  }

  Conversation at() {
    return at;
  }

  <R> Decision<R> accept(R result) {
    return new Decision.Accepted<>(at, result, events);
  }
}
