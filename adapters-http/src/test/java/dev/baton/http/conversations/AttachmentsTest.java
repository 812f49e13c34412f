package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  @Test
  void a_file_has_every_field_of_the_document_behind_the_text() throws IOException {
    var parts = reply("See:", "cat%20(1).PNG").body().get("parts");
    var file = parts.get(1);
    assertThat(parts).hasSize(2);
    assertThat(parts.at("/0/text").textValue()).isEqualTo("See:");
    assertThat(file)
        .isEqualTo(
            Json.of(
                """
                {"object":"message_part","id":%s,"order":1,"text":null,
                 "tool_name":null,"tool_call_id":null,"tool_input":null,"tool_output":null,
                 "tool_error_text":null,"file_url":%s,"file_media_type":"image/png",
                 "file_filename":"cat (1).png","created_at":"%s"}
                """,
                file.get("id"), file.get("file_url"), Premises.START));
    assertThat(url(file))
        .startsWith("https://baton.test/assets/%s/".formatted(acme.tenant().organization().value()))
        .endsWith(".png");
  }

  @Test
  void images_need_no_text() throws IOException {
    var parts = reply("", "a", "b").body().get("parts");
    assertThat(parts.findValuesAsText("order")).containsExactly("0", "1");
    assertThat(parts.findValuesAsText("file_filename")).containsExactly("a.png", "b.png");
  }

  @Test
  void the_list_shows_the_same_as_the_answer_did() throws IOException {
    var id = acme.in("open");
    var replied = acme.reply(id, body("x", "a", "b")).body();
    var listed = acme.call("GET /v1/conversations/" + id + "/messages", null).body();
    assertThat(listed.at("/data/0")).isEqualTo(replied);
  }

  @Test
  void the_same_image_is_kept_once_and_has_one_url() throws IOException {
    var first = url(reply("1", "cat").body().at("/parts/1"));
    var again = url(reply("2", "cat").body().at("/parts/1"));
    assertThat(again).isEqualTo(first);
    assertThat(premises.blobs.size()).isEqualTo(1);
  }

  @Test
  void another_organization_has_its_own_url_for_the_same_image() throws IOException {
    var ours = url(reply("", "cat").body().at("/parts/0"));
    var globex = new Talks(premises, premises.tenant());
    var theirs = globex.reply(globex.in("open"), body("", "cat")).body().at("/parts/0");
    assertThat(key(url(theirs))).isNotEqualTo(key(ours));
    var borrowed = url(theirs).replace(key(url(theirs)), key(ours));
    assertThat(get(borrowed).status()).isEqualTo(404);
  }

  @Test
  void nothing_is_posted_when_one_of_them_cannot_be_had() throws IOException {
    var id = acme.in("agent_requested");
    var refused =
        acme.reply(
            id,
            """
            {"text":"a","attachments":[{"url":"%sok"},{"url":"https://example.com/a.png"}]}
            """
                .formatted(Talks.ALBUM));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().get("error").textValue()).isEqualTo("invalid_payload");
    assertThat(refused.body().get("details"))
        .isEqualTo(Json.of("{\"url\":\"https://example.com/a.png\"}"));
    assertUntouched(id, "agent_requested");
  }

  @Test
  void nothing_is_posted_while_images_cannot_be_kept_and_a_retry_works() throws IOException {
    var id = acme.in("agent_requested");
    premises.blobs.goAway();
    var text =
        HttpText.request(
            "POST /v1/conversations/" + id + "/messages",
            body("x", "a"),
            "Authorization: Bearer " + acme.tenant().key());
    var away = RawHttp.once(premises.port(), text).orElseThrow();
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isPresent();
    assertUntouched(id, "agent_requested");
    assertThat(acme.reply(id, body("x")).status()).isEqualTo(201);
    premises.blobs.comeBack();
    assertThat(acme.reply(id, body("x", "a")).status()).isEqualTo(201);
  }

  @Test
  void a_conversation_that_takes_no_reply_takes_no_image() throws IOException {
    var id = acme.in("bot_active");
    var refused = acme.reply(id, body("x", "a"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("invalid_state");
    assertUntouched(id, "bot_active");
  }

  @Test
  void an_image_is_served_for_ever_and_as_nothing_else() throws IOException {
    var url = url(reply("", "<script>").body().at("/parts/0"));
    var answer = get(url);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("%3Cscript%3E");
    assertThat(answer.header("Content-Type")).contains("image/png");
    assertThat(answer.header("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"image.png\"");
    var tag = answer.header("ETag").orElseThrow();
    assertThat(get(url, "If-None-Match: " + tag).status()).isEqualTo(304);
    assertThat(get(url, "If-None-Match: \"other\"").status()).isEqualTo(200);
  }

  @Test
  void an_image_whose_bytes_are_lost_is_not_found_and_its_text_is_still_told() throws IOException {
    var id = acme.in("open");
    var url = url(acme.reply(id, body("x", "a")).body().at("/parts/1"));
    premises.blobs.lose();
    assertThat(get(url).status()).isEqualTo(404);
    var listed = acme.call("GET /v1/conversations/" + id + "/messages", null);
    assertThat(listed.body().at("/data/0/parts/0/text").textValue()).isEqualTo("x");
    premises.blobs.goAway();
    assertThat(get(url).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/00000000000000000000000000000000.png", "/..%2f..%2fetc", "/%00.png"})
  void there_is_no_list_and_nothing_to_guess(String rest) throws IOException {
    reply("", "cat");
    var path = "/assets/" + acme.tenant().organization().value() + rest;
    assertThat(get("https://baton.test" + path).status()).isIn(400, 404);
  }

  @Test
  void an_image_has_the_extension_of_what_it_is() throws IOException {
    var url = url(reply("", "cat").body().at("/parts/0"));
    assertThat(get(url.replace(".png", ".html")).status()).isEqualTo(404);
    assertThat(get(url.replace(".png", ".png.html")).status()).isEqualTo(404);
    assertThat(get(url.replace(".png", "")).status()).isEqualTo(404);
  }

  @Test
  void an_eleventh_is_too_many() throws IOException {
    var names = Stream.generate(() -> "cat").limit(11).toArray(String[]::new);
    assertThat(acme.reply(acme.in("open"), body("x", names)).status()).isEqualTo(400);
  }

  private void assertUntouched(String id, String status) throws IOException {
    var conversation = acme.call("GET /v1/conversations/" + id, null).body();
    assertThat(conversation.get("status").textValue()).isEqualTo(status);
    var listed = acme.call("GET /v1/conversations/" + id + "/messages", null).body();
    assertThat(listed.get("data")).isEmpty();
  }

  private Answer reply(String text, String... names) throws IOException {
    return acme.reply(acme.in("open"), body(text, names));
  }

  private static String body(String text, String... names) {
    var urls =
        Stream.of(names)
            .map(name -> name.replace("<", "%3C").replace(">", "%3E"))
            .map(name -> "{\"url\":\"%s%s\"}".formatted(Talks.ALBUM, name))
            .collect(Collectors.joining(","));
    return "{\"text\":\"%s\",\"attachments\":[%s]}".formatted(text, urls);
  }

  private RawHttp.Answer get(String url, String... headers) throws IOException {
    var line = "GET " + URI.create(url).getRawPath();
    return RawHttp.once(premises.port(), HttpText.request(line, "", headers)).orElseThrow();
  }

  private static String url(JsonNode part) {
    return part.get("file_url").textValue();
  }

  private static String key(String url) {
    return url.replaceAll(".*/|[.]png$", "");
  }
}
