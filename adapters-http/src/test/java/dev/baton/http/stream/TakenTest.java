package dev.baton.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.delivery.Receipt;
import dev.baton.http.Rendering;
import dev.baton.http.stream.EventStream.Pace;
import dev.baton.http.stream.EventStream.Permit;
import dev.baton.http.stream.OpenStream.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What a reader took is what was written to it. */
class TakenTest {
  private static final Source.Next SAID =
      Source.Next.of(List.of(new ServerEvent("0", "message", "x")));

  /** Some events, and how many of them were taken. */
  private static final class Some implements Source {
    private final Queue<Next> rest;
    private int taken;

    Some(Next... events) {
      rest = new ArrayDeque<>(List.of(events));
    }

    @Override
    public Next next(Duration most) {
      return rest.isEmpty() ? Next.last() : rest.remove();
    }

    @Override
    public void settle(Receipt receipt) {
      if (receipt instanceof Receipt.Accepted) taken++;
    }
  }

  private static boolean run(Source source, Sink sink, boolean permitted) {
    var permit = new Permit(() -> permitted, Duration.ZERO);
    var reader = new OpenStream(sink, Rendering.JSON);
    return new EventStream(Pace.USUAL, new Waiting(), permit).run(source, reader);
  }

  @Test
  void a_reader_takes_what_it_is_written() {
    var source = new Some(SAID, SAID);
    assertThat(run(source, _ -> {}, true)).isTrue();
    assertThat(source.taken).isEqualTo(2);
  }

  @Test
  void one_that_is_gone_takes_nothing() {
    var source = new Some(SAID, SAID);
    Sink gone =
        bytes -> {
          if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains("data:")) {
            throw new IOException("gone");
          }
        };
    assertThat(run(source, gone, true)).isFalse();
    assertThat(source.taken).isZero();
  }

  @Test
  void one_that_may_not_read_any_more_takes_nothing() {
    var source = new Some(SAID);
    run(source, _ -> {}, false);
    assertThat(source.taken).isZero();
  }
}
