package dev.baton.domain.conversation;

import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.Refusal.WrongChannel;
import dev.baton.domain.Refusal.WrongPhase;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with one visitor on one channel. It says who may speak, and gives every message its
 * place; a human stretch is decided by {@link Stretch}, a move by name by {@link Lifecycle}.
 *
 * @param epoch raised at each change of control
 * @param nextSeq the seq of the next message, gapless from 0
 * @param window open while the bot's next turn is gathered, null at other times
 * @param awaiting the approvals that are open, null when there are none
 * @param hearing what of the visitor's nobody has answered yet
 */
public record Conversation(
    Id id,
    Organization.Id organization,
    Channel channel,
    Bot.Id bot,
    Epoch epoch,
    long nextSeq,
    Control control,
    @Nullable Window window,
    @Nullable Awaiting awaiting,
    Hearing hearing) {

  public record Id(UUID value) {}

  public Conversation {
    if (nextSeq < 0) throw new IllegalArgumentException("seq counts from 0");
    if (window != null && !(control instanceof Control.Bot)) {
      throw new IllegalArgumentException("a window gathers for the bot only");
    }
    var open = control.handoff();
    if (open != null && !open.conversation().equals(id)) {
      throw new IllegalArgumentException("the handoff is another conversation's: " + open.id());
    }
  }

  public static Accepted<Conversation> start(
      Id id, Organization.Id organization, Channel channel, Bot.Id bot, Details details) {
    var started =
        new Conversation(
            id,
            organization,
            channel,
            bot,
            Epoch.FIRST,
            0,
            new Control.Bot(),
            null,
            null,
            Hearing.NOTHING);
    return new Accepted<>(
        started, started, List.of(new Event.ConversationStarted(started, details)));
  }

  /** What became of a visitor's message: how long its window still gathers, zero without one. */
  public record Received(Message message, Duration windowLeft) {}

  /** A visitor speaks over a channel, which must be the conversation's own. */
  public Decision<Received> receive(Channel over, Draft draft, Window.Rule rule, Instant now) {
    return over == channel ? receive(draft, rule, now) : Decision.refuse(new WrongChannel(channel));
  }

  /** A visitor speaks. A resolved conversation opens again under the bot; closed ones refuse. */
  public Decision<Received> receive(Draft draft, Window.Rule rule, Instant now) {
    var course = new Course(this, now);
    switch (control) {
      case Control.Ended ended when ended.how() == Phase.RESOLVED -> course.move(new Control.Bot());
      case Control.Ended ended -> {
        return Decision.refuse(new WrongPhase(ended.how()));
      }
      case Control.Bot _, Control.Waiting _, Control.Human _ -> {}
    }
    course.takeTurn();
    var message = course.post(draft);
    if (!(course.at().control() instanceof Control.Bot)) {
      return course.accept(new Received(message, Duration.ZERO));
    }
    return course.accept(new Received(message, course.gather(message, rule).left(now)));
  }

  /**
   * What time alone brings: a window that is over becomes the bot's turn. Tells whether one did.
   */
  public Decision<Boolean> takeTurn(Instant now) {
    var course = new Course(this, now);
    boolean taken = course.takeTurn();
    return course.accept(taken);
  }

  /** The turn that is being gathered, null when none is. */
  public Turn.@Nullable Id gathered() {
    return window == null ? null : Turn.Id.of(id, epoch, window.firstSeq());
  }

  /** What became of a bot's message. */
  public sealed interface BotReply {

    record Posted(Message message) implements BotReply {}

    /** It came too late: the control, or the epoch under it, had changed. */
    record ControlLost(Phase phase, Epoch epoch) implements BotReply {}
  }

  /**
   * The bot speaks, having thought under {@code computedUnder}. A late reply is not posted; during
   * a human stretch it is kept as a suggestion.
   */
  public Decision<BotReply> botReplies(Draft draft, Epoch computedUnder, Instant now) {
    var course = new Course(this, now);
    if (botMaySpeak(computedUnder)) {
      var message = course.post(draft);
      course.answered(window == null ? message.seq() : window.firstSeq() - 1);
      return course.accept(new BotReply.Posted(message));
    }
    course.suggest(draft, computedUnder);
    return course.accept(new BotReply.ControlLost(control.phase(), epoch));
  }

  /** Whether what the bot computed under an epoch may still be said. */
  boolean botMaySpeak(Epoch computedUnder) {
    return control instanceof Control.Bot && computedUnder.equals(epoch);
  }

  /** The handoff that a request led to; {@code opened} is false when it was open already. */
  public record Requested(Handoff handoff, boolean opened) {}

  /** Somebody asks for a human: the bot is muted until the handoff is settled. */
  public Decision<Requested> requestHandoff(Handoff.Id id, Request request, Instant now) {
    return switch (control) {
      case Control.Bot _ -> {
        var course = new Course(this, now);
        var handoff = course.openHandoff(id, request);
        course.move(new Control.Waiting(handoff));
        yield course.accept(new Requested(handoff, true));
      }
      case Control.Waiting(var open) -> new Accepted<>(this, new Requested(open, false), List.of());
      case Control.Human(var open) -> new Accepted<>(this, new Requested(open, false), List.of());
      case Control.Ended ended -> Decision.refuse(new WrongPhase(ended.how()));
    };
  }

  /** Somebody of the organization answers without naming a handoff; the first answer takes over. */
  public Decision<Message> reply(Draft draft, Message.Id marker, Instant now) {
    var course = Course.lapsing(this, now);
    switch (course.at().control()) {
      case Control.Waiting(var handoff) -> course.takeOver(handoff.attended(), marker);
      case Control.Human(var handoff) -> course.put(handoff.attended());
      case Control.Bot _, Control.Ended _ -> {
        return Decision.refuse(new WrongPhase(control.phase()));
      }
    }
    return course.accept(course.post(draft));
  }

  Conversation withNextSeq(long next) {
    return new Conversation(
        id, organization, channel, bot, epoch, next, control, window, awaiting, hearing);
  }

  Conversation withWindow(@Nullable Window gathering) {
    return new Conversation(
        id, organization, channel, bot, epoch, nextSeq, control, gathering, awaiting, hearing);
  }

  Conversation withAwaiting(@Nullable Awaiting approvals) {
    return new Conversation(
        id, organization, channel, bot, epoch, nextSeq, control, window, approvals, hearing);
  }

  Conversation with(Hearing further) {
    return new Conversation(
        id, organization, channel, bot, epoch, nextSeq, control, window, awaiting, further);
  }

  Conversation with(Control same) {
    return new Conversation(
        id, organization, channel, bot, epoch, nextSeq, same, window, awaiting, hearing);
  }

  /** Under another control, and so in another epoch; whatever was gathered for a turn is over. */
  Conversation under(Control other) {
    return new Conversation(
        id, organization, channel, bot, epoch.next(), nextSeq, other, null, awaiting, hearing);
  }
}
