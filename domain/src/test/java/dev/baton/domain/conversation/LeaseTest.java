package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Decision;
import dev.baton.domain.Refusal;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.history.Deed;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Ann holds the handoff for another microsecond, by a lease of ten minutes. */
class LeaseTest {
  private static final Instant RENEWED = Scene.NOW.plus(Claim.Lease.USUAL);

  @Test
  void a_relay_of_the_holder_renews_the_lease() {
    var next = accepted(Deed.RELAY.done(Scene.HUMAN_HARD.stretch(), Who.ANN, minted(), Scene.NOW));
    assertThat(hard(next).lease().until()).isEqualTo(RENEWED);
  }

  @Test
  void a_claim_of_the_holder_renews_the_lease_and_keeps_since_when_it_is_held() {
    var before = (Claim.Hard) Scene.HUMAN_HARD.stretch().handoff().claim();
    var next = accepted(Deed.CLAIM.done(Scene.HUMAN_HARD.stretch(), Who.ANN, minted(), Scene.NOW));
    assertThat(hard(next)).isEqualTo(new Claim.Hard(Who.ANN.id(), before.since(), lease(RENEWED)));
  }

  @Test
  void a_hard_transfer_starts_a_lease_for_the_new_owner() {
    var stretch = Scene.HUMAN_HARD.stretch();
    var next = accepted(Deed.TRANSFER.done(stretch, Who.ANN, minted(), Scene.NOW));
    assertThat(hard(next)).isEqualTo(new Claim.Hard(Who.CARL.id(), Scene.NOW, lease(RENEWED)));
  }

  @Test
  void a_reply_that_names_no_handoff_renews_nobodys_lease() {
    var conversation = Scene.HUMAN_HARD.stretch().conversation();
    var next = accepted(conversation.reply(minted().reply(), minted().message(), Scene.NOW));
    assertThat(hard(next)).isEqualTo(Scene.HUMAN_HARD.stretch().handoff().claim());
  }

  @Test
  void who_is_refused_is_told_who_holds_it_and_until_when() {
    var relay = Deed.RELAY.done(Scene.HUMAN_HARD.stretch(), Who.BEN, minted(), Scene.NOW);
    assertThat(((Decision.Refused<?>) relay).refusal())
        .isEqualTo(new Refusal.HandoffHeld(Who.ANN.id(), Scene.NOW.plusNanos(1000)));
    var claim = Deed.CLAIM.done(Scene.HUMAN_SOFT.stretch(), Who.BEN, minted(), Scene.NOW);
    assertThat(((Decision.Refused<?>) claim).refusal())
        .isEqualTo(new Refusal.HandoffHeld(Who.ANN.id(), null));
  }

  @Test
  void a_lease_lasts_30_seconds_to_24_hours() {
    assertThat(new Claim.Lease(Duration.ofSeconds(30), Scene.NOW)).isNotNull();
    assertThat(new Claim.Lease(Duration.ofHours(24), Scene.NOW)).isNotNull();
    assertThatThrownBy(() -> new Claim.Lease(Duration.ofMillis(29_999), Scene.NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Claim.Lease(Duration.ofMillis(86_400_001), Scene.NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Claim.Lease lease(Instant until) {
    return new Claim.Lease(Claim.Lease.USUAL, until);
  }

  private static Claim.Hard hard(Handoff handoff) {
    return (Claim.Hard) handoff.claim();
  }

  private static Minted minted() {
    return new Minted();
  }

  private static Handoff accepted(Decision<?> decision) {
    var handoff = ((Decision.Accepted<?>) decision).next().control().handoff();
    if (handoff == null) throw new AssertionError("no handoff is open");
    return handoff;
  }
}
