package dev.baton.http.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.http.kit.RawHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The error shapes of API.md, by the name of the surface. */
public final class Shape {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shape() {}

  /** Fails unless the refusal has the shape of the surface, and nothing of our insides in it. */
  public static void assertRefusal(String surface, Answer answer) {
    assertThat(answer.header("X-Request-Id")).isPresent();
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.body()).doesNotContain("\tat ", "Exception", "jetty", "javalin", "<html");
    var json = parse(answer.body());
    switch (surface) {
      case "threads" -> assertThreads(json, answer.status());
      case "conversations" -> assertConversations(json, answer);
      default -> assertHitl(json);
    }
  }

  private static void assertHitl(JsonNode json) {
    if (!json.has("detail")) {
      assertThat(names(json)).contains("error", "message");
      return;
    }
    assertThat(names(json)).containsExactly("detail");
    assertThat(json.get("detail")).isNotEmpty();
    for (var each : json.get("detail")) {
      assertThat(names(each)).contains("type", "loc", "msg");
      assertThat(Set.of("type", "loc", "msg", "input", "ctx")).containsAll(names(each));
      assertThat(each.get("loc").get(0).textValue()).isIn("body", "query", "path");
    }
  }

  private static void assertThreads(JsonNode json, int status) {
    assertThat(names(json)).containsExactlyInAnyOrder("status", "message", "code", "success");
    assertThat(json.get("status").intValue()).isEqualTo(status);
    assertThat(json.get("success").booleanValue()).isFalse();
  }

  private static void assertConversations(JsonNode json, Answer answer) {
    assertThat(names(json)).contains("error", "message", "request_id");
    assertThat(Set.of("error", "message", "request_id", "details")).containsAll(names(json));
    assertThat(answer.header("X-Request-Id")).contains(json.get("request_id").textValue());
  }

  private static List<String> names(JsonNode json) {
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }
}
