package dev.baton.application.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.asset.FetchAttachments.Fetched;
import dev.baton.application.asset.RemoteImages.Found;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.application.memory.MemoryBlobs;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.conversation.Attachment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FetchAttachmentsTest {
  private static final Organization.Id ACME = new Organization.Id(new UUID(0, 1));

  private final MemoryBlobs blobs = new MemoryBlobs();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger mostHeld = new AtomicInteger();
  private final FetchAttachments fetch =
      new FetchAttachments(
          this::image,
          blobs,
          new MemoryTransactions(InstantSource.system()),
          new CountingSecrets());

  private Found image(String url, Duration patience) {
    mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
    try {
      if (url.startsWith("no")) return new Found.Nothing("no " + url);
      var bytes = url.getBytes(StandardCharsets.UTF_8);
      return new Found.Image(MediaType.GIF, bytes, url);
    } finally {
      held.decrementAndGet();
    }
  }

  @Test
  void all_of_them_are_kept_in_order_and_few_at_once() {
    var urls = IntStream.range(0, 10).mapToObj(i -> "image" + i).toList();
    var fetched = fetch.fetch(ACME, urls);
    assertThat(fetched).isInstanceOf(Fetched.All.class);
    assertThat(((Fetched.All) fetched).attachments())
        .extracting(Attachment::filename)
        .containsExactlyElementsOf(urls.stream().map(url -> url + ".gif").toList());
    assertThat(blobs.size()).isEqualTo(10);
    assertThat(mostHeld).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void the_first_that_cannot_be_had_is_named() {
    assertThat(fetch.fetch(ACME, List.of("a", "no1", "b", "no2")))
        .isEqualTo(new Fetched.Unfetchable("no1", "no no1"));
  }

  @Test
  void what_was_fetched_for_nothing_is_found_again() {
    fetch.fetch(ACME, List.of("a", "no1"));
    var first = fetch.fetch(ACME, List.of("a"));
    assertThat(fetch.fetch(ACME, List.of("a"))).isEqualTo(first);
    assertThat(blobs.size()).isEqualTo(1);
  }

  @Test
  void of_what_visitors_sent_that_is_kept_which_can_be_had() {
    assertThat(
            fetch.fetchWhatComes(
                ACME, List.of("a", "no1", "b"), this::image, Duration.ofSeconds(5)))
        .extracting(Attachment::filename)
        .containsExactly("a.gif", "b.gif");
  }

  @Test
  void nothing_is_fetched_for_nothing() {
    assertThat(fetch.fetch(ACME, List.of())).isEqualTo(new Fetched.All(List.of()));
  }
}
