package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.bot.Given;
import dev.baton.application.bot.Turns;
import dev.baton.application.conversation.Line;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State.Due;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record MemoryTurns(Tables tables, Instant now) implements Turns {

  @Override
  public List<Given> lease(Wish wish, int limit, Duration lease) {
    var wanted =
        due()
            .filter(each -> matches(wish, each))
            .sorted(comparing((Turn each) -> ((Due) each.state()).nextAt()))
            .limit(limit)
            .toList();
    return wanted.stream().map(each -> give(each, lease)).toList();
  }

  /** Those that somebody may be given now. */
  Stream<Turn> due() {
    return tables.turns().values().stream()
        .filter(
            each -> {
              var patience = terms(each).patience();
              var conversation = tables.row(each.conversation()).conversation();
              return each.state() instanceof Due(var attempts, var nextAt)
                  && !nextAt.isAfter(now)
                  && attempts < patience.attempts()
                  && now.isBefore(each.dueAt().plus(patience.deadline()))
                  && conversation.epoch().equals(each.epoch())
                  && siblings(each).filter(Turn::due).findAny().isEmpty();
            });
  }

  /** Earlier turns of the same stretch of the bot. */
  private Stream<Turn> siblings(Turn turn) {
    return tables.turns().values().stream()
        .filter(each -> each.conversation().equals(turn.conversation()))
        .filter(each -> each.epoch().equals(turn.epoch()) && each.firstSeq() < turn.firstSeq());
  }

  private boolean matches(Wish wish, Turn turn) {
    var organization = organization(turn);
    return (wish.organization() == null || wish.organization().equals(organization))
        && (wish.bot() == null || wish.bot().equals(turn.bot()))
        && !wish.but().contains(turn.bot())
        && wish.pushed() == terms(turn).reach() instanceof Reach.Push;
  }

  private Given give(Turn turn, Duration lease) {
    var answerBy = turn.dueAt().plus(terms(turn).patience().deadline());
    var until = now.plus(lease).isBefore(answerBy) ? now.plus(lease) : answerBy;
    int before = turn.state() instanceof Due(var attempts, _) ? attempts : 0;
    var given = turn.in(new Due(before + 1, until));
    tables.turns().put(turn.id(), given);
    var messages =
        lines(turn)
            .filter(
                each -> each.author() instanceof Author.Visitor && each.seq() >= turn.firstSeq())
            .toList();
    return new Given(organization(turn), given, answerBy, messages, returned(turn));
  }

  private Given.@Nullable Returned returned(Turn turn) {
    if (turn.epoch().value() == 1 || siblings(turn).findAny().isPresent()) return null;
    return tables.handoffs().values().stream()
        .filter(each -> each.conversation().equals(turn.conversation()))
        .filter(each -> settledAt(each) != null)
        .max(comparing(MemoryTurns::settledAt))
        .map(
            each ->
                new Given.Returned(
                    each, last(turn, each.requestedAt()) + 1, last(turn, settledAt(each))))
        .orElse(null);
  }

  private static @Nullable Instant settledAt(Handoff handoff) {
    return handoff.state() instanceof Handoff.State.Settled(_, _, var at) ? at : null;
  }

  private long last(Turn turn, @Nullable Instant at) {
    return lines(turn)
        .filter(each -> at != null && !each.at().isAfter(at))
        .mapToLong(Message::seq)
        .max()
        .orElse(-1);
  }

  private Stream<Message> lines(Turn turn) {
    return tables.row(turn.conversation()).lines().stream()
        .map(Line::message)
        .filter(each -> each.seq() <= turn.lastSeq());
  }

  private Terms terms(Turn turn) {
    return tables.terms().getOrDefault(turn.bot(), Terms.USUAL);
  }

  private Organization.Id organization(Turn turn) {
    return tables.row(turn.conversation()).conversation().organization();
  }

  @Override
  public boolean pass(Organization.Id organization, Turn.Id turn, int attempt, Duration pause) {
    var known = tables.turns().get(turn);
    if (known == null || !organization(known).equals(organization)) return false;
    if (!(known.state() instanceof Due(var given, var until))) return false;
    if (given != attempt || !until.isAfter(now)) return false;
    tables.turns().put(turn, known.in(new Due(given, now.plus(pause))));
    return true;
  }
}
