package dev.baton.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Race;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalsTest {
  private static final String ALL = "/v1/hitl/approvals";
  private static final int DECIDERS = 64;

  @AutoClose private final Installation installation = Installation.fresh();
  private People here;
  private People there;

  @BeforeAll
  void start() {
    here = installation.start().people();
    there = installation.start().people();
  }

  private static String ask(Chat chat, Api key, String timeout) {
    var body =
        "{\"conversation_id\":\"%s\",\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\"%s}"
            .formatted(chat.thread(), timeout);
    return key.call("POST", ALL, body).expect(201).text("id");
  }

  private static Answer decide(Api key, String approval, boolean approve) {
    var decision = Map.of("decision", approve ? "approve" : "deny");
    return key.post(ALL + "/" + approval + "/decide", decision);
  }

  @Test
  void of_many_who_decide_on_two_nodes_at_once_one_wins_and_all_hear_the_same() {
    for (int round = 0; round < 3; round++) {
      var approval = ask(Chat.open(here), here.organization(), "");
      var answers =
          Race.of(
              DECIDERS,
              number -> {
                var node = number % 2 == 0 ? here : there;
                var key = number % 4 < 2 ? node.operator() : node.otherOperator();
                return decide(key, approval, number % 8 < 4);
              });
      var shown = there.organization().get(ALL + "/" + approval).expect(200);
      boolean approved = shown.text("decision").equals("approve");
      for (int number = 0; number < DECIDERS; number++) {
        boolean agrees = number % 8 < 4 == approved;
        var answer = answers.get(number).expect(agrees ? 200 : 409);
        assertThat(answer.text("decided_by")).isEqualTo(shown.text("decided_by"));
        if (agrees) assertThat(answer.body()).isEqualTo(shown.body());
        else assertThat(answer.text("error")).isEqualTo("already_decided");
      }
    }
  }

  @Test
  void what_nobody_answers_in_time_is_denied_by_itself() {
    var chat = Chat.open(here);
    var approval = ask(chat, here.organization(), ",\"timeout_seconds\":1");
    var one = ALL + "/" + approval;
    Eventually.is(
        "denied", Duration.ofSeconds(20), () -> there.organization().get(one).text("status"));
    var denied = there.organization().get(one).expect(200);
    assertThat(denied.body().path("decided_by").isNull()).isTrue();
    assertThat(denied.text("decided_at")).isEqualTo(denied.text("timeout_at"));
    decide(there.operator(), approval, true).expect(409);
    decide(there.operator(), approval, false).expect(200);
    assertThat(
            installation.ask(
                "select string_agg(kind || ' ' || (facts ->> 'status'), ', ' order by position)"
                    + " from event where kind like 'approval%%' and conversation_id = '%s'"
                        .formatted(chat.thread())))
        .isEqualTo("approval_requested pending, approval_decided denied");
  }
}
