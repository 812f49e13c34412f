package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static Ring ring(long nextSeq) {
    return new Ring(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()), nextSeq);
  }

  @Test
  void what_was_written_is_read() {
    var rings = Stream.of(0L, 1L, 35L, 36L, Long.MAX_VALUE).map(PayloadTest::ring).toList();
    var payload = new Payload(UUID.randomUUID(), rings);
    assertThat(Payload.parse(payload.text())).contains(payload);
    var beat = new Payload(new UUID(0, -1), List.of());
    assertThat(Payload.parse(beat.text())).contains(beat);
  }

  @Test
  void the_fullest_is_within_what_postgresql_takes() {
    var rings = Stream.generate(() -> ring(Long.MAX_VALUE)).limit(Payload.MOST).toList();
    var text = new Payload(UUID.randomUUID(), rings).text();
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(7_900, 7_999);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1 ",
        "hello world",
        "1 AAAAAAAAAAAAAAAAAAAAAA too-short",
        "1 AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "1 AAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!",
        "1 ÄÖÜ",
        "2 AAAAAAAAAAAAAAAAAAAAAA"
      })
  void what_others_write_is_not_understood(String text) {
    assertThat(Payload.parse(text)).isEmpty();
  }

  @Test
  void who_knows_rings_alone_passes_over_hints_and_the_other_way_round() {
    var ring = ring(7);
    var hint = new Hint.VisitorTypes(new Subject(ring.organization(), ring.conversation()));
    var whisper = new Whisper(UUID.randomUUID(), Collections.nCopies(Whisper.MOST, hint));
    assertThat(Whisper.parse(whisper.text())).contains(whisper);
    assertThat(whisper.text().length()).isLessThan(Payload.LONGEST);
    assertThat(Payload.parse(whisper.text())).isEmpty();
    assertThat(Whisper.parse(new Payload(UUID.randomUUID(), List.of(ring)).text())).isEmpty();
  }
}
