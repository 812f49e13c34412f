package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.http.Table;
import dev.baton.http.kit.RawHttp;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import dev.baton.server.logging.JsonLines;
import dev.baton.server.webhooks.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A secret is told once. Nothing that Baton says or keeps afterwards has it in it. */
class SecretsTest {
  private static final String GUESSED = "bt_live_" + "Zz9".repeat(12);

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<String> answered = new ArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.baton");

  @AutoClose private final Installation installation = Installation.fresh();
  @AutoClose private final Endpoint endpoint = new Endpoint();
  private People people;
  private Calls calls;
  private Scene scene;
  private String key = "";

  @BeforeEach
  void start() {
    ours.setLevel(Level.TRACE);
    logged.start();
    root.addAppender(logged);
    var site = installation.allowing("127.0.0.1").start();
    people = site.people();
    endpoint.register(people.organization(), "message.created", "conversation.created");
    calls = new Calls(site.node().get(Table.class), site.port());
    scene = Scene.of(people.organization());
    var order = Map.of("name", "spare", "operator_id", people.operatorId().toString());
    key =
        people
            .organization()
            .post("/v1/identity/api-keys", order)
            .expect(201)
            .text("plain_text_key");
  }

  @AfterEach
  void stop() {
    root.detachAppender(logged);
    ours.setLevel(null);
  }

  @Test
  void no_secret_is_in_any_log_answer_or_row_once_it_was_told() {
    for (var endpoint : calls.endpoints()) {
      var path = scene.path(endpoint);
      for (var credential : credentials()) {
        hear(calls.call(endpoint, path, credential));
        hear(calls.call(endpoint.method().name(), path, "{\"x\":", credential));
      }
      for (var secret : secrets().toList()) {
        for (var name : List.of("api_key", "x-api-key", "key", "access_token", "token")) {
          hear(calls.call(endpoint, path + "?" + name + "=" + secret));
        }
      }
    }
    hearTheEndpoint();
    var said = logged();
    assertThat(logged.list).hasSizeGreaterThan(500);
    assertThat(answered).hasSizeGreaterThan(1000);
    secrets()
        .forEach(
            secret -> {
              // What stands before is shown in lists, so that people can tell keys apart.
              var hidden = secret.substring(12);
              assertThat(said).as("logs").doesNotContain(hidden);
              assertThat(answered).as("answers").noneMatch(each -> each.contains(hidden));
              assertThat(dump()).as("database").doesNotContain(hidden);
            });
  }

  private List<String> credentials() {
    return secrets()
        .flatMap(secret -> Stream.of("X-Api-Key: " + secret, "Authorization: Bearer " + secret))
        .toList();
  }

  private Stream<String> secrets() {
    return Stream.of(
        people.organizationKey(),
        people.operatorKey(),
        people.supervisorKey(),
        key,
        endpoint.secret(),
        GUESSED,
        scene.visitors().token());
  }

  /** What webhooks were told; the log of it is among the rows. */
  private void hearTheEndpoint() {
    do {
      answered.add(endpoint.next().body().toString());
    } while (!endpoint.quiet());
  }

  private void hear(RawHttp.Answer answer) {
    answered.add(answer.toString());
  }

  private String logged() {
    var lines = new JsonLines();
    var text = new StringBuilder();
    for (var each : List.copyOf(logged.list)) {
      text.append(new String(lines.encode(each), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private String dump() {
    var tables =
        installation.ask(
            "select string_agg(table_name, ',') from information_schema.tables"
                + " where table_schema = 'public'");
    var text = new StringBuilder();
    for (var table : tables.split(",", -1)) {
      text.append(
          installation.ask(
              "select coalesce(string_agg(t::text, ' '), '') from \"%s\" t".formatted(table)));
    }
    return text.toString();
  }
}
