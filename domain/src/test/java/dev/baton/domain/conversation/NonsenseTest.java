package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be written down, whoever has a bug. */
class NonsenseTest {

  @Test
  void a_human_stretch_has_an_open_handoff() {
    var settled = Scene.RESOLVED.stretch().handoff();
    nonsense(() -> new Control.Waiting(settled));
    nonsense(() -> new Control.Human(settled));
  }

  @Test
  void a_handoff_belongs_to_its_conversation() {
    var strange =
        Handoff.open(
            new Handoff.Id(new UUID(8, 8)),
            new Conversation.Id(new UUID(7, 7)),
            Request.unbriefed(),
            -1,
            Scene.NOW);
    nonsense(() -> Scene.under(new Control.Waiting(strange)));
    nonsense(() -> new Stretch(Scene.in(Phase.BOT), strange.settled(resolved(), Scene.NOW)));
  }

  @Test
  void an_open_handoff_is_the_one_of_the_stretch_as_it_is_now() {
    var stale = Scene.HUMAN_SOFT.stretch().handoff();
    nonsense(() -> new Stretch(Scene.HUMAN_HARD.stretch().conversation(), stale));
    nonsense(() -> new Stretch(Scene.in(Phase.BOT), stale));
  }

  @Test
  void a_settled_handoff_stays_as_it_is() {
    var settled = Scene.RESOLVED.stretch().handoff();
    bug(() -> settled.settled(resolved(), Scene.NOW));
    bug(() -> settled.repliedBy(Who.ANN.id(), Scene.NOW));
    bug(settled::released);
  }

  @Test
  void seq_and_epoch_have_a_beginning_and_only_an_end_is_an_end() {
    nonsense(() -> new Epoch(0));
    nonsense(() -> Scene.in(Phase.BOT).withNextSeq(-1));
    nonsense(() -> new Control.Ended(Phase.HUMAN, null, null, null));
  }

  @Test
  void no_text_is_drafted_that_cannot_be_kept() {
    var id = new Minted().message();
    nonsense(() -> Draft.plain(id, new Author.Visitor(), "a\0b"));
    nonsense(() -> Draft.plain(id, new Author.Visitor(), "a\uD800b"));
    nonsense(() -> Draft.plain(id, new Author.Visitor(), "é".repeat(10_001)));
    Draft.plain(id, new Author.Visitor(), "\uD83D\uDE00".repeat(10_000));
  }

  private static Handoff.Outcome resolved() {
    return new Handoff.Outcome.Resolved();
  }

  private static void nonsense(ThrowingCallable written) {
    assertThatThrownBy(written).isInstanceOf(IllegalArgumentException.class);
  }

  private static void bug(ThrowingCallable done) {
    assertThatThrownBy(done).isInstanceOf(IllegalStateException.class);
  }
}
