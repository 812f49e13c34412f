package dev.baton.http.threads;

import dev.baton.application.bot.RegisterBot;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import dev.baton.domain.conversation.Window;
import dev.baton.http.access.Origins;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a body says about a bot: what is absent stays, a description of null goes away.
 *
 * @param name empty when absent
 */
record AgentEdit(
    String name,
    @Nullable String description,
    Window.@Nullable Rule window,
    List<String> origins,
    Sent sent) {
  private static final Text NAME = Text.atLeast(1).atMost(200);
  private static final Text DESCRIPTION = Text.any().atMost(1_000);
  private static final Text ORIGIN = Text.atLeast(1).atMost(300);
  private static final int MOST_ORIGINS = 20;
  private static final long LONGEST_MS = 600_000;
  private static final Window.Rule USUAL =
      new Window.Rule(Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Which of the keys that may be empty were there. */
  record Sent(boolean description, boolean origins) {}

  static AgentEdit whole(Fields body) {
    return read(body.text("name", NAME), body);
  }

  static AgentEdit part(Fields body) {
    return read(body.textOr("name", NAME, ""), body);
  }

  private static AgentEdit read(String name, Fields body) {
    var sent = new Sent(body.has("description"), body.has("allowedOrigins"));
    var origins = body.texts("allowedOrigins", 0, MOST_ORIGINS, ORIGIN);
    body.require(
        origins.stream().allMatch(each -> Origins.FORM.matcher(each).matches()),
        "allowedOrigins",
        "an origin is written like https://shop.example.");
    return new AgentEdit(
        name, body.textOrNull("description", DESCRIPTION), window(body), origins, sent);
  }

  private static Window.@Nullable Rule window(Fields body) {
    var window = body.objectOrNull("window");
    if (window == null) return null;
    long quiet = window.integer("quietMs", 0, LONGEST_MS);
    long cap = window.integer("capMs", 0, LONGEST_MS);
    window.require(cap >= quiet, "capMs", "the cap is at least as long as the quiet.");
    return new Window.Rule(Duration.ofMillis(quiet), Duration.ofMillis(cap));
  }

  RegisterBot.Order order() {
    return new RegisterBot.Order(
        name, description, window == null ? USUAL : window, Set.copyOf(origins));
  }

  Registration over(Registration before) {
    var was = before.bot();
    var bot =
        new Bot(
            was.id(),
            was.organization(),
            name.isEmpty() ? was.name() : name,
            window == null ? was.window() : window);
    return new Registration(
        bot,
        sent.description ? description : before.description(),
        sent.origins ? Set.copyOf(origins) : before.origins(),
        before.createdAt());
  }
}
