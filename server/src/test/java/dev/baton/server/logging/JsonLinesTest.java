package dev.baton.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final Logger logger = new LoggerContext().getLogger("dev.baton.Some");

  JsonLinesTest() {
    heard.start();
    logger.addAppender(heard);
  }

  @Test
  void an_event_is_one_line_whatever_is_in_it() throws Exception {
    logger
        .atInfo()
        .addKeyValue("status", 201)
        .addKeyValue("duration_ms", 1.5)
        .addKeyValue("route", "/v1/\"x\"\n\u2028")
        .addKeyValue("organization", (Object) null)
        .log("created\r\n{}", "it");
    var line = line();
    assertThat(line).endsWith("\n").containsOnlyOnce("\n").doesNotContain("\r");
    var read = read(line);
    assertThat(read.get("level").asText()).isEqualTo("info");
    assertThat(read.get("logger").asText()).isEqualTo("dev.baton.Some");
    assertThat(read.get("message").asText()).isEqualTo("created\r\nit");
    assertThat(read.get("status").isInt()).isTrue();
    assertThat(read.get("duration_ms").doubleValue()).isEqualTo(1.5);
    assertThat(read.get("route").asText()).isEqualTo("/v1/\"x\"\n\u2028");
    assertThat(read.get("organization").isNull()).isTrue();
    assertThat(read.has("error")).isFalse();
  }

  @Test
  void an_error_comes_with_its_trace_and_cause() throws Exception {
    logger.atError().setCause(new IllegalStateException("top", new Exception("root"))).log("no");
    assertThat(read(line()).get("error").asText()).contains("top", "root", "JsonLinesTest");
  }

  private String line() {
    return new String(new JsonLines().encode(heard.list.getFirst()), StandardCharsets.UTF_8);
  }

  private static JsonNode read(String line) throws JsonProcessingException {
    return new ObjectMapper().readTree(line);
  }
}
