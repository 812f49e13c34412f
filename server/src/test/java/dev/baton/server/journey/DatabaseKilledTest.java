package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed while visitors write. Source: FAILURES.md 21. */
class DatabaseKilledTest {
  private static final int VISITORS = 4;
  private static final int MESSAGES = 60;
  private static final int KILLS = 2;

  @TempDir Path folder;

  private final AtomicInteger heard = new AtomicInteger();
  private final ConcurrentLinkedQueue<Answer> refused = new ConcurrentLinkedQueue<>();

  @Test
  void what_was_acknowledged_is_there_and_everybody_else_was_told_to_come_back() throws Exception {
    try (var baton = BatonProcess.start(folder);
        var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<Talk>>();
      for (int i = 0; i < VISITORS; i++) talks.add(visitors.submit(() -> talk(baton.people())));
      for (int kill = 1; kill <= KILLS; kill++) {
        int soFar = kill * VISITORS * MESSAGES / (KILLS + 1);
        while (heard.get() < soFar && running(talks)) Thread.onSpinWait();
        killDatabase();
      }
      for (var talk : talks) assertComplete(talk.get(), baton.people());
    }
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            });
  }

  private static boolean running(List<Future<Talk>> talks) {
    return talks.stream().noneMatch(Future::isDone);
  }

  private record Talk(String thread, List<String> acknowledged) {}

  /** Writes until so many messages were acknowledged, however often it is told to come back. */
  private Talk talk(People people) {
    var order = Map.of("agentId", people.agentId().toString());
    var thread = people.organization().post("/api/v1/threads/web", order).text("thread/id");
    var acknowledged = new ArrayList<String>();
    while (acknowledged.size() < MESSAGES) {
      var path = "/api/v1/threads/" + thread + "/messages";
      var answer = people.organization().post(path, Map.of("message", "Hello?"));
      if (answer.status() == 200) {
        acknowledged.add(answer.text("messageId"));
        heard.incrementAndGet();
      } else {
        refused.add(answer);
      }
    }
    return new Talk(thread, acknowledged);
  }

  private void killDatabase() throws IOException {
    var record = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    ProcessHandle.of(Long.parseLong(record.getFirst().strip())).orElseThrow().destroyForcibly();
  }

  private static void assertComplete(Talk talk, People people) {
    var stored = new ArrayList<String>();
    for (long since = -1; ; since = stored.size() - 1L) {
      var path = "/v1/v2/conversations/%s/messages?since_seq=%d".formatted(talk.thread, since);
      var page = people.organization().get(path).expect(200).body().path("messages");
      if (page.isEmpty()) break;
      for (var each : page) {
        assertThat(each.path("seq").asLong()).isEqualTo(stored.size());
        stored.add(each.path("id").asText());
      }
    }
    assertThat(stored).doesNotHaveDuplicates().containsAll(talk.acknowledged);
  }
}
