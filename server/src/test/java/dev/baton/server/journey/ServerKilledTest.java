package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.People;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while visitors write, and started again. Source: FAILURES.md 33. */
class ServerKilledTest {
  private static final int VISITORS = 4;
  private static final int MESSAGES = 60;
  private static final int KILLS = 2;

  @TempDir Path folder;

  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicReference<People> people = new AtomicReference<>();

  @Test
  void what_was_acknowledged_is_there_when_it_is_back() throws Exception {
    var baton = BatonProcess.start(folder);
    people.set(baton.people());
    try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<Talk>>();
      for (var thread : threads()) talks.add(visitors.submit(() -> talk(thread)));
      for (int kill = 1; kill <= KILLS; kill++) {
        int soFar = kill * VISITORS * MESSAGES / (KILLS + 1);
        while (heard.get() < soFar && running(talks)) Thread.onSpinWait();
        baton.kill();
        baton = BatonProcess.start(folder);
        people.set(baton.people());
      }
      for (var talk : talks) assertComplete(talk.get());
    } finally {
      baton.close();
    }
  }

  private List<String> threads() {
    var order = Map.of("agentId", people.get().agentId().toString());
    return Stream.generate(() -> people.get().organization().post("/api/v1/threads/web", order))
        .limit(VISITORS)
        .map(answer -> answer.text("thread/id"))
        .toList();
  }

  private static boolean running(List<Future<Talk>> talks) {
    return talks.stream().noneMatch(Future::isDone);
  }

  private record Talk(String thread, List<String> acknowledged) {}

  /** Writes until so many messages were acknowledged, wherever the server listens just then. */
  private Talk talk(String thread) {
    var acknowledged = new ArrayList<String>();
    while (acknowledged.size() < MESSAGES) say(thread, acknowledged);
    return new Talk(thread, acknowledged);
  }

  private void say(String thread, List<String> acknowledged) {
    Answer answer;
    try {
      var path = "/api/v1/threads/" + thread + "/messages";
      answer = people.get().organization().post(path, Map.of("message", "Hello?"));
    } catch (UncheckedIOException gone) {
      return;
    }
    acknowledged.add(answer.expect(200).text("messageId"));
    heard.incrementAndGet();
  }

  private void assertComplete(Talk talk) {
    var stored = new ArrayList<String>();
    for (long since = -1; ; since = stored.size() - 1L) {
      var path = "/v1/v2/conversations/%s/messages?since_seq=%d".formatted(talk.thread, since);
      var page = people.get().organization().get(path).expect(200).body().path("messages");
      if (page.isEmpty()) break;
      for (var each : page) {
        assertThat(each.path("seq").asLong()).isEqualTo(stored.size());
        stored.add(each.path("id").asText());
      }
    }
    assertThat(stored).doesNotHaveDuplicates().containsAll(talk.acknowledged);
  }
}
