package dev.baton.channels.copilot;

import static dev.baton.channels.copilot.ModelStub.call;
import static dev.baton.channels.copilot.ModelStub.finish;
import static dev.baton.channels.copilot.ModelStub.text;
import static dev.baton.channels.copilot.ModelStub.usage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.contract.CopilotModelContract;
import dev.baton.application.copilot.CopilotModel;
import dev.baton.application.copilot.CopilotModel.Call;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.application.copilot.CopilotModel.Step;
import dev.baton.application.copilot.Prompt;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.Usage;
import dev.baton.domain.copilot.Workflow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OpenAiModelTest implements CopilotModelContract {
  private static final Duration LITTLE = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);

  @AutoClose private final ModelStub stub = new ModelStub();
  private final List<String> said = new ArrayList<>();

  @Override
  public CopilotModel model() {
    return model(LONG, LONG, LONG);
  }

  private CopilotModel model(Duration begin, Duration silence, Duration whole) {
    return new OpenAiModel(
        new OpenAiModel.Access(stub.url(), "hush", "small"),
        new OpenAiModel.Times(begin, silence, whole, Duration.ofSeconds(1)));
  }

  private Step ask() throws Exception {
    return ask(model());
  }

  private Step ask(CopilotModel model) throws Exception {
    return model.next(prompt(List.of(new Line.Asked("Hi"))), said::add);
  }

  private static Prompt prompt(List<Line> lines) {
    return new Prompt(Workflow.SUGGEST_REPLY, lines, EnumSet.allOf(Tool.class));
  }

  private void fails(CopilotModel model, String message, boolean retryable) {
    assertThatThrownBy(() -> ask(model))
        .isInstanceOfSatisfying(
            ModelFailed.class,
            failed -> {
              assertThat(failed).hasMessage(message);
              assertThat(failed.retryable()).isEqualTo(retryable);
            });
  }

  @Test
  void text_and_fragments_of_calls_are_put_together() throws Exception {
    stub.next(
        text("Let me "),
        text("look 🙂"),
        call(0, "relay_", "{\"handoff_id\":"),
        call(1, "read_queue", ""),
        call(0, "message", " \"h1\",\"text\":\"A \\\"b\\\"\",\"n\":3,\"x\":null}"),
        finish("tool_calls"),
        usage(),
        "[DONE]");
    var step = ask();
    assertThat(said).containsExactly("Let me ", "look 🙂");
    assertThat(step.calls())
        .containsExactly(
            new Call("relay_message", Map.of("handoff_id", "h1", "text", "A \"b\"", "n", "3")),
            new Call("read_queue", Map.of()));
    assertThat(step.usage()).isEqualTo(new Usage(11, 3, 2_500));
  }

  @Test
  void the_talk_goes_out_with_its_calls_its_results_and_the_tools() throws Exception {
    var id = new ToolCall.Id(new UUID(0, 7));
    var call = ToolCall.proposed(id, new Turn.Id(new UUID(0, 1)), "read_queue", Map.of("a", "b"));
    var result = new ToolResult(false, new JsonObject("{\"handoffs\":[]}"));
    model()
        .next(
            prompt(
                List.of(
                    new Line.Asked("Who waits?"),
                    new Line.Answered("Hm.", List.of(call)),
                    new Line.Returned(call, result))),
            said::add);
    var body = stub.asked.getFirst();
    assertThat(body.get("model").asText()).isEqualTo("small");
    assertThat(body.get("stream").asBoolean()).isTrue();
    assertThat(body.at("/messages/0/content").asText()).contains("data", "Task: draft a reply");
    assertThat(body.at("/messages/1/content").asText()).isEqualTo("Who waits?");
    assertThat(body.at("/messages/2/tool_calls/0/function/arguments").asText())
        .isEqualTo("{\"a\":\"b\"}");
    assertThat(body.at("/messages/3/tool_call_id"))
        .isEqualTo(body.at("/messages/2/tool_calls/0/id"));
    assertThat(body.at("/messages/3/content").asText()).isEqualTo("{\"handoffs\":[]}");
    assertThat(body.get("tools")).hasSize(Tool.values().length);
    assertThat(stub.keys).containsExactly("Bearer hush");
  }

  @Test
  void one_that_is_busy_or_fails_is_asked_again() throws Exception {
    stub.refuses(429, "Retry-After", "1").refuses(503);
    assertThat(ask().calls()).hasSize(1);
    assertThat(stub.asked).hasSize(3);
  }

  @Test
  void one_that_stays_busy_is_left_alone() {
    stub.refuses(429, "Retry-After", "3600");
    fails(model(), "The model has too much to do.", true);
    stub.refuses(500).refuses(500).refuses(500);
    fails(model(), "The model failed with status 500.", true);
  }

  @Test
  void one_that_refuses_is_not_asked_again() {
    stub.refuses(401);
    fails(model(), "The model refused the request with status 401.", false);
    assertThat(stub.asked).hasSize(1);
  }

  @Test
  void one_that_says_nothing_is_not_waited_for() {
    stub.next(_ -> waitLong());
    fails(model(LITTLE, LONG, LONG), "The model did not answer in time.", true);
  }

  @Test
  void one_that_falls_silent_is_not_waited_for() {
    stub.next(
        exchange -> {
          ModelStub.stream(exchange, text("Well"));
          waitLong();
        });
    fails(model(LONG, LITTLE, LONG), "The model fell silent.", true);
    assertThat(said).containsExactly("Well");
  }

  @Test
  void one_that_talks_for_ever_is_cut() {
    stub.next(
        exchange -> {
          ModelStub.stream(exchange);
          while (true) exchange.getResponseBody().write("data: {}\n\n".getBytes(UTF_8));
        });
    fails(model(LONG, LONG, LITTLE), "The model fell silent.", true);
  }

  private static void waitLong() {
    try {
      new CountDownLatch(1).await(5, SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_answer_that_breaks_off_is_no_answer() {
    stub.next(text("Well, the"));
    fails(model(), "The model's answer broke off.", true);
    stub.next(exchange -> ModelStub.stream(exchange, text("x"), "{\"error\":{\"message\":\"x\"}}"));
    fails(model(), "The model failed while it answered.", true);
  }

  @Test
  void garbage_is_no_answer() {
    for (var garbage : List.of("{", "nonsense", "[]", "\"x\"")) {
      stub.next(garbage, finish("stop"));
      fails(model(), "The model's answer cannot be read.", true);
    }
    stub.next(call(0, "x".repeat(101), ""), finish("tool_calls"));
    fails(model(), "The model's answer cannot be read.", true);
  }

  @Test
  void arguments_that_are_no_json_are_none() throws Exception {
    stub.next(call(0, "read_queue", "{\"a\":"), finish("tool_calls"));
    assertThat(ask().calls()).containsExactly(new Call("read_queue", Map.of()));
  }

  @Test
  void one_that_is_not_there_is_told_without_its_address() {
    var access = new OpenAiModel.Access(URI.create("http://127.0.0.1:1/v1"), null, "small");
    fails(new OpenAiModel(access, OpenAiModel.Times.USUAL), "The model cannot be reached.", true);
    assertThat(new OpenAiModel.Access(stub.url(), "hush", "small").toString())
        .doesNotContain("hush");
  }
}
