package dev.baton.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Cases;
import dev.baton.domain.Event;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that no domain would write, each of which some promise has to notice. */
class PromisesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          visitor bot request waiting marker human ann-soft relay-ann resolve closed | holds
          request waiting ann-hard release                                           | holds
          request waiting bot                                         | the bot spoke
          visitor human                                               | the open handoff is
          request waiting=                                            | the epoch stayed
          closed archived+                                            | nobody got or lost control
          visitor skip visitor                                        | came where
          request waiting request                                     | was requested beside
          request waiting resolve                                     | the open handoff is
          request waiting resolve bot-control resolve                 | was settled, open was
          request waiting ann-hard ben-hard                           | its owner was
          request waiting ann-hard marker human relay-ben             | relayed
          request waiting lapse                                       | lapsed without a lease
          request waiting ann-hard marker human release               | control is HUMAN
          request waiting human                                       | marked is false
          request waiting marker ann-soft                             | a marker without a takeover
          closed visitor                                              | came after CLOSED
          closed bot-control                                          | BOT came after CLOSED
          """)
  void every_promise_is_heard_when_it_breaks(String log, String verdict) {
    assertThat(verdict(log)).contains(verdict);
  }

  private static String verdict(String log) {
    var promises = new Promises();
    var scribe = new Scribe();
    try {
      for (var word : log.split(" ", -1)) scribe.events(word).forEach(promises::hear);
      promises.rest();
      return "holds";
    } catch (Promise.Broken broken) {
      return String.valueOf(broken.getMessage());
    }
  }

  /** Writes down whatever it is told, and only the plain facts in between are right. */
  private static final class Scribe {
    private final Minted minted = new Minted();
    private Phase phase = Phase.BOT;
    private long epoch = 1;
    private long seq;
    private Claim claim = new Claim.None();
    private Handoff.Id id = minted.handoff();

    List<Event> events(String word) {
      return switch (word) {
        case "skip" -> {
          seq++;
          yield List.of();
        }
        case "visitor" -> List.of(message(new Author.Visitor()));
        case "bot" -> List.of(message(new Author.Bot()));
        case "marker" -> List.of(message(new Author.System()));
        case "relay-ann" -> List.of(message(new Author.Human(Who.ANN.id())));
        case "relay-ben" -> List.of(message(new Author.Human(Who.BEN.id())));
        case "request" -> {
          id = minted.handoff();
          yield List.of(new Event.HandoffRequested(handoff()));
        }
        case "resolve" -> List.of(new Event.HandoffSettled(settled()));
        case "ann-soft" -> List.of(claimed(new Claim.Soft(Who.ANN.id(), NOW)));
        case "ann-hard" -> List.of(claimed(hard(Who.ANN)));
        case "ben-hard" -> List.of(claimed(hard(Who.BEN)));
        case "release", "lapse" -> List.of(freed(word));
        case "bot-control" -> List.of(moved(Phase.BOT, 1));
        case "waiting=" -> List.of(moved(Phase.WAITING, 0));
        case "archived+" -> List.of(moved(Phase.ARCHIVED, 1));
        default -> List.of(moved(Cases.constant(Phase.class, word), 1));
      };
    }

    private Event message(Author author) {
      return new Event.MessageAdded(
          new Message(
              minted.message(),
              Minted.CONVERSATION,
              seq++,
              author,
              "hello",
              JsonObject.EMPTY,
              NOW));
    }

    private Event moved(Phase to, int raise) {
      epoch += raise;
      var moved = new Event.ControlChanged(phase, to, new Epoch(epoch));
      phase = to;
      return moved;
    }

    private Event claimed(Claim next) {
      claim = next;
      return new Event.HandoffClaimed(handoff(), null);
    }

    private Event freed(String word) {
      var from = claim.holder();
      claim = new Claim.None();
      return word.equals("lapse")
          ? new Event.HandoffLapsed(handoff(), from)
          : new Event.HandoffReleased(handoff(), from);
    }

    private Handoff settled() {
      var settled = handoff().settled(new Handoff.Outcome.Resolved(), NOW);
      claim = new Claim.None();
      return settled;
    }

    private Handoff handoff() {
      var open = new Handoff.State.Open(claim, null);
      return new Handoff(id, Minted.CONVERSATION, Request.unbriefed(), NOW, open);
    }

    private static Claim hard(Who who) {
      return new Claim.Hard(who.id(), NOW, new Claim.Lease(Deed.LEASE, NOW.plus(Deed.LEASE)));
    }
  }
}
