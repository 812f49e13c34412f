package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed while messages leave. Source: FAILURES.md 21 and 33. */
class DatabaseKilledWhileSendingTest {
  private static final Duration LEASES_ARE_OVER = Duration.ofSeconds(100);
  private static final int CHATS = 6;
  private static final int EACH = 12;

  @TempDir Path folder;
  @AutoClose private final ProviderStub provider = new ProviderStub();

  @Test
  void everything_leaves_once_and_in_order() throws Exception {
    try (var baton = BatonProcess.start(folder, TextedChat.settings(provider));
        var bots = Executors.newVirtualThreadPerTaskExecutor()) {
      var people = baton.people();
      var chats = new ArrayList<TextedChat>();
      for (int i = 0; i < CHATS; i++) chats.add(TextedChat.with("+1555030" + i, people));
      var talks = chats.stream().map(chat -> bots.submit(() -> talk(chat, people))).toList();
      while (provider.taken().size() < CHATS * EACH / 2) Thread.onSpinWait();
      killDatabase();
      for (var talk : talks) talk.get();
      for (var chat : chats) {
        Eventually.is(
            Collections.nCopies(EACH, "sent"), LEASES_ARE_OVER, () -> chat.statuses(people));
        assertThat(chat.got(provider)).isEqualTo(texts());
      }
    }
  }

  private static List<String> texts() {
    return IntStream.range(0, EACH).mapToObj(n -> "No. " + n).toList();
  }

  /** Says each until it was taken in. */
  private static void talk(TextedChat chat, People people) {
    for (var text : texts()) {
      while (chat.say(people, text).status() != 201) Thread.onSpinWait();
    }
  }

  private void killDatabase() throws IOException {
    var record = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    ProcessHandle.of(Long.parseLong(record.getFirst().strip())).orElseThrow().destroyForcibly();
  }
}
