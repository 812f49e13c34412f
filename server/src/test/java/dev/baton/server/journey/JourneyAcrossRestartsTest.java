package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.People;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JourneyAcrossRestartsTest {
  private static final URI ANYWHERE = URI.create("http://localhost");

  /** One for both, because setting it up takes seconds; each test leaves it stopped. */
  @TempDir private static Path folder;

  private BatonProcess baton;

  @BeforeEach
  void start() {
    baton = BatonProcess.start(folder);
  }

  @AfterEach
  void stop() {
    baton.close();
  }

  @Test
  void it_may_be_stopped_and_started_between_any_two_steps() {
    walk(BatonProcess::stop);
  }

  @Test
  void it_may_be_killed_and_started_between_any_two_steps() {
    walk(BatonProcess::kill);
  }

  private void walk(Consumer<BatonProcess> end) {
    var journey = new Journey(() -> baton.people());
    for (var step : journey.steps()) {
      step.work().run();
      var before = baton.people();
      end.accept(baton);
      baton = BatonProcess.start(folder);
      assertSameOnAnotherAddress(before, baton.people());
      journey.assertNothingIsLost();
    }
  }

  private static void assertSameOnAnotherAddress(People before, People after) {
    assertThat(after.at(ANYWHERE)).isEqualTo(before.at(ANYWHERE));
  }
}
