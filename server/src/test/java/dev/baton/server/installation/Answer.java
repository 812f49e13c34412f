package dev.baton.server.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What a node answered; where there is no JSON its body is missing. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), json(response.body()));
  }

  private static JsonNode json(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : Api.JSON.readTree(body);
    } catch (JsonProcessingException flaw) {
      throw new AssertionError("not JSON: " + body, flaw);
    }
  }

  /** Itself, if it has this status. */
  public Answer expect(int expected) {
    assertThat(status).as("%s", body).isEqualTo(expected);
    return this;
  }

  /** A field as text, by its JSON pointer without the first slash. */
  public String text(String pointer) {
    var node = body.at("/" + pointer);
    assertThat(node.isMissingNode()).as("%s has no %s", body, pointer).isFalse();
    return node.asText();
  }
}
