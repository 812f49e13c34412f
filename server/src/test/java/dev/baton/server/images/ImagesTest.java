package dev.baton.server.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images from a server that only this installation allows, on the one port that it is on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesTest {
  private final Album album;
  private final Album forbidden;
  @AutoClose private final Installation installation = Installation.fresh();
  private Api here;
  private Api there;

  ImagesTest() throws IOException {
    album = new Album();
    forbidden = new Album();
  }

  @BeforeAll
  void start() {
    installation.allowing("127.0.0.1:" + album.port());
    here = installation.start().people().organization();
    there = installation.start().people().organization();
  }

  @AfterAll
  void stop() {
    album.close();
    forbidden.close();
  }

  @Test
  void ten_images_of_a_message_are_seen_on_every_surface_and_node() throws Exception {
    var id = waiting();
    var urls = IntStream.range(0, 10).mapToObj(i -> album.url("/" + i + ".png")).toList();
    var said = reply(here, id, "Ten:", urls).expect(201).body();
    var files = said.get("parts").findValuesAsText("file_url").subList(1, 11);
    assertThat(files).doesNotHaveDuplicates().allMatch(each -> each.contains("/assets/"));
    for (int i = 0; i < 10; i++) {
      var image = get(there, files.get(i));
      assertThat(image.statusCode()).isEqualTo(200);
      assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(image.body()).isEqualTo(Album.picture("/" + i + ".png"));
    }
    var poll = here.get("/v1/v2/conversations/" + id + "/messages").expect(200);
    assertThat(poll.text("messages/1/content")).isEqualTo("Ten:");
    assertThat(poll.body().at("/messages/1/metadata/attachments/9").textValue())
        .isEqualTo(files.getLast());
    var thread = here.get("/api/v1/threads/" + id + "/messages").expect(200);
    assertThat(thread.text("thread/messages/0/messageBody").lines())
        .containsExactlyElementsOf(Stream.concat(Stream.of("Ten:"), files.stream()).toList());
  }

  @Test
  void the_same_image_has_one_url_whichever_node_fetched_it() {
    var url = album.url("/same.png");
    var first = reply(here, waiting(), "", List.of(url, url)).expect(201);
    var second = reply(here, waiting(), "", List.of(url)).expect(201);
    assertThat(first.text("parts/0/file_filename")).isEqualTo("same.png");
    assertThat(path(first.text("parts/0/file_url")))
        .isEqualTo(path(first.text("parts/1/file_url")))
        .isEqualTo(path(second.text("parts/0/file_url")))
        .isEqualTo(path(reply(there, waiting(), "", List.of(url)).text("parts/0/file_url")));
  }

  @Test
  void sent_again_under_its_key_it_is_one_message_and_not_fetched_again() {
    var id = waiting();
    var once = here.once("images-" + id);
    var first = reply(once, id, "once", List.of(album.url("/once.png"))).expect(201);
    int asked = album.asked();
    var again = reply(once, id, "once", List.of(album.url("/once.png"))).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(album.asked()).isEqualTo(asked);
    assertThat(here.get("/v1/conversations/" + id + "/messages").body().get("data")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/1.png",
        "http://localhost:%d/1.png",
        "http://[::1]:%d/1.png",
        "http://2130706433:%d/1.png",
        "http://0.0.0.0:%d/1.png",
        "REDIRECT127.0.0.1:%d/1.png",
        "ALBUM/drawing.svg",
        "file:///etc/passwd#%d"
      })
  void what_may_not_be_had_leaves_the_conversation_as_it_was(String hostile) {
    var id = waiting();
    var url =
        hostile
            .replace("REDIRECT", album.url("/to/"))
            .replace("ALBUM", album.url(""))
            .formatted(forbidden.port());
    var refused = reply(here, id, "x", List.of(album.url("/1.png"), url)).expect(422);
    assertThat(refused.text("error")).isEqualTo("invalid_payload");
    assertThat(refused.text("details/url")).isEqualTo(url);
    assertThat(here.get("/v1/conversations/" + id).text("status")).isEqualTo("agent_requested");
    assertThat(here.get("/v1/conversations/" + id + "/messages").body().get("data")).isEmpty();
    assertThat(forbidden.asked()).isZero();
  }

  private String waiting() {
    var id = here.post("/v1/conversations", Map.of()).expect(201).text("id");
    here.call("PATCH", "/v1/conversations/" + id, "{\"status\":\"agent_requested\"}").expect(200);
    return id;
  }

  private static Answer reply(Api api, String id, String text, List<String> urls) {
    var attachments = urls.stream().map(url -> Map.of("url", url)).toList();
    return api.post(
        "/v1/conversations/" + id + "/messages", Map.of("text", text, "attachments", attachments));
  }

  private static String path(String url) {
    return URI.create(url).getPath();
  }

  /** As a visitor's browser would, from this node. */
  private static HttpResponse<byte[]> get(Api node, String url) throws Exception {
    var address = node.base().resolve(path(url));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }
  }
}
