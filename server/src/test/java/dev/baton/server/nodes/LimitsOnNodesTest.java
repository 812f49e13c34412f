package dev.baton.server.nodes;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One limit for all nodes. Source: API.md, section 0. */
class LimitsOnNodesTest {
  private static final int LIMIT = 300;
  private static final int SENDERS = 8;
  private static final int EACH = 100;

  @Test
  void two_nodes_together_let_no_more_through_than_the_limit() throws Exception {
    try (var installation = Installation.fresh()) {
      var here = installation.start().people();
      var there = installation.start().people();
      installation.execute("update organization set requests_per_minute = " + LIMIT);
      var answers = answers(List.of(here.organization(), there.operator()));
      var passed = answers.stream().filter(each -> each.status() == 200).toList();
      var minutes = passed.stream().collect(groupingBy(LimitsOnNodesTest::minute, counting()));
      assertThat(minutes.values()).allMatch(each -> each <= LIMIT);
      assertThat(passed.size()).isGreaterThan(LIMIT * 9 / 10);
      var refused = answers.stream().filter(each -> each.status() != 200).toList();
      assertThat(refused).isNotEmpty();
      for (var each : refused) {
        assertThat(each.expect(429).headers().firstValue("Retry-After")).isPresent();
        assertThat(each.headers().firstValue("X-RateLimit-Remaining-Minute")).contains("0");
      }
      there.stranger().get("/v1/identity/whoami").expect(200);
    }
  }

  private static String minute(Answer answer) {
    return answer.headers().firstValue("X-RateLimit-Reset-Minute").orElseThrow();
  }

  private static List<Answer> answers(List<Api> nodes) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var senders = new ArrayList<Callable<List<Answer>>>();
      for (int i = 0; i < SENDERS; i++) {
        var api = nodes.get(i % nodes.size());
        senders.add(() -> many(api));
      }
      var answers = new ArrayList<Answer>();
      for (var each : threads.invokeAll(senders)) answers.addAll(each.get());
      return answers;
    }
  }

  private static List<Answer> many(Api api) {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < EACH; i++) answers.add(api.get("/v1/identity/whoami"));
    return answers;
  }
}
