package dev.baton.application.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Organization;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Organization.Id ACME = new Organization.Id(new UUID(0, 1));
  private static final Organization.Id GLOBEX = new Organization.Id(new UUID(0, 2));

  private final Turns turns = new Turns(3, 2);

  @Test
  void one_organization_cannot_take_all_of_them() throws InterruptedException {
    assertThat(turns.take(ACME, SOON)).isTrue();
    assertThat(turns.take(ACME, SOON)).isTrue();
    assertThat(turns.take(ACME, SOON)).isFalse();
    assertThat(turns.take(GLOBEX, SOON)).isTrue();
  }

  @Test
  void there_are_no_more_than_there_are() throws InterruptedException {
    assertThat(turns.take(ACME, SOON)).isTrue();
    assertThat(turns.take(ACME, SOON)).isTrue();
    assertThat(turns.take(GLOBEX, SOON)).isTrue();
    assertThat(turns.take(GLOBEX, SOON)).isFalse();
  }

  @Test
  void who_did_not_get_one_took_none() throws InterruptedException {
    there_are_no_more_than_there_are();
    turns.giveBack(ACME);
    assertThat(turns.take(GLOBEX, SOON)).isTrue();
    turns.giveBack(GLOBEX);
    turns.giveBack(GLOBEX);
    turns.giveBack(ACME);
    one_organization_cannot_take_all_of_them();
  }
}
