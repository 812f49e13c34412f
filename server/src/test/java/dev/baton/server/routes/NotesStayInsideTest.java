package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import dev.baton.http.Table;
import dev.baton.server.installation.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the team tells itself comes out where the team asks for it, and nowhere else. */
class NotesStayInsideTest {
  private static final String NOTE = "He is rude, and 018f.";
  private static final String NOTES = "/v1/conversations/{id}/notes";

  @Test
  void no_route_but_its_own_shows_a_note() {
    try (var installation = Installation.fresh()) {
      var site = installation.start();
      var calls = new Calls(site.node().get(Table.class), site.port());
      var scene = Scene.of(site.people().organization());
      for (var thread : List.of(scene.thread(), scene.visitors().thread())) {
        var path = NOTES.replace("{id}", thread);
        site.people().organization().post(path, Map.of("content", NOTE)).expect(201);
      }
      var shown = calls.endpoints().stream().filter(NotesStayInsideTest::answersAtOnce).toList();
      for (var endpoint : shown) {
        var answer = calls.call(endpoint, scene.path(endpoint), scene.credential(endpoint));
        if (endpoint.path().equals(NOTES)) assertThat(answer.body()).contains(NOTE);
        else assertThat(answer.body()).as(endpoint.path()).doesNotContain(NOTE);
      }
      assertThat(shown).filteredOn(it -> it.access() instanceof Access.Visitor).isNotEmpty();
      assertThat(installation.ask("select count(*) from message where text = '" + NOTE + "'"))
          .isEqualTo("0");
      assertThat(installation.ask("select count(*) from event where facts::text like '%rude%'"))
          .isEqualTo("0");
    }
  }

  /** Streams tell messages and events, among which the note is not. */
  private static boolean answersAtOnce(Endpoint endpoint) {
    return endpoint.method() == Method.GET && !endpoint.path().endsWith("/stream");
  }
}
