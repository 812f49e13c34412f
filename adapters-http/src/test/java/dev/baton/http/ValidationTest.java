package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.http.kit.RawHttp.Answer;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The words of each dialect for malformed input, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationTest {
  private static final String ID = "018f0000-0000-7000-8000-000000000001";

  private TestWire wire;
  private String key;

  @BeforeAll
  void start() {
    wire =
        new TestWire(
            SampleSurfaces.hitl(), SampleSurfaces.threads(), SampleSurfaces.conversations());
    key = "X-Api-Key: " + wire.keys().key('a');
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @Test
  void hitl_tells_every_flaw_as_fastapi_does() throws IOException {
    assertJson(
        relay("nonsense", "{\"content\":\"\",\"seq\":1}"),
        422,
        """
        {"detail":[
          {"type":"uuid_parsing","loc":["path","handoff_id"],
           "msg":"Input should be a valid UUID, invalid character: expected an optional prefix of \
        `urn:uuid:` followed by [0-9a-fA-F-], found `n` at 1",
           "input":"nonsense",
           "ctx":{"error":"invalid character: expected an optional prefix of `urn:uuid:` followed \
        by [0-9a-fA-F-], found `n` at 1"}},
          {"type":"string_too_short","loc":["body","content"],
           "msg":"String should have at least 1 character","input":"","ctx":{"min_length":1}},
          {"type":"extra_forbidden","loc":["body","seq"],
           "msg":"Extra inputs are not permitted","input":1}]}
        """);
  }

  @Test
  void hitl_tells_what_is_missing_and_what_has_the_wrong_type() throws IOException {
    assertJson(
        relay(ID, "{}"),
        422,
        """
        {"detail":[{"type":"missing","loc":["body","content"],"msg":"Field required","input":{}}]}
        """);
    assertJson(
        relay(ID, "{\"content\":7}"),
        422,
        """
        {"detail":[{"type":"string_type","loc":["body","content"],
          "msg":"Input should be a valid string","input":7}]}
        """);
    assertJson(
        relay(ID, "[]"),
        422,
        """
        {"detail":[{"type":"model_attributes_type","loc":["body"],
          "msg":"Input should be a valid dictionary or object to extract fields from",
          "input":[]}]}
        """);
    assertJson(
        relay(ID, ""),
        422,
        """
        {"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]}
        """);
  }

  @Test
  void hitl_tells_where_json_ends() throws IOException {
    assertJson(
        relay(ID, "{\"content\":\"a\"} x"),
        422,
        """
        {"detail":[{"type":"json_invalid","loc":["body",16],"msg":"JSON decode error",
          "input":{},"ctx":{"error":"Expecting value"}}]}
        """);
  }

  @Test
  void hitl_reads_the_query_as_fastapi_does() throws IOException {
    assertJson(
        list("limit=x"),
        422,
        """
        {"detail":[{"type":"int_parsing","loc":["query","limit"],
          "msg":"Input should be a valid integer, unable to parse string as an integer",
          "input":"x"}]}
        """);
    assertJson(
        list("limit=0"),
        422,
        """
        {"detail":[{"type":"greater_than_equal","loc":["query","limit"],
          "msg":"Input should be greater than or equal to 1","input":"0","ctx":{"ge":1}}]}
        """);
    assertJson(
        list("limit=201"),
        422,
        """
        {"detail":[{"type":"less_than_equal","loc":["query","limit"],
          "msg":"Input should be less than or equal to 200","input":"201","ctx":{"le":200}}]}
        """);
    assertJson(list("limit=7"), 200, "{\"limit\":7}");
    assertJson(list(""), 200, "{\"limit\":50}");
  }

  @Test
  void threads_tells_the_first_flaw_in_a_sentence() throws IOException {
    assertJson(
        inbound(ID, "{\"message\":\"\"}"),
        400,
        """
        {"status":400,"message":"message must have at least 1 character(s).","code":"BAD_REQUEST",
         "success":false}
        """);
    assertJson(
        inbound("x", "{}"),
        400,
        """
        {"status":400,"message":"Path parameter threadId must be a UUID.","code":"BAD_REQUEST",
         "success":false}
        """);
    assertJson(inbound(ID, "{\"message\":\"a\",\"more\":1}"), 200, said("a"));
  }

  @Test
  void conversations_flattens_flaws_as_zod_does() throws IOException {
    var answer = reply("x", "{\"text\":1,\"attachments\":[{},{\"url\":\"\"}]}");
    assertJson(
        answer,
        400,
        """
        {"error":"validation_error","message":"The request is not valid.","request_id":"%s",
         "details":{"formErrors":[],"fieldErrors":{
           "text":["Expected string, received number"],
           "attachments":["Required","String must contain at least 1 character(s)"],
           "id":["Invalid uuid"]}}}
        """
            .formatted(answer.header("X-Request-Id").orElseThrow()));
    var nothing = reply(ID, "{}");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.body())
        .contains("\"formErrors\":[\"Either text or attachments is required\"]");
  }

  @Test
  void a_text_is_kept_exactly_or_trimmed_where_the_dialect_trims() throws IOException {
    var odd = "\\u2028 \\u202e\\ud83d\\ude00<script>%_'\\\\";
    assertJson(relay(ID, "{\"content\":\" " + odd + " \"}"), 200, said(" " + odd + " "));
    var answer = reply(ID, "{\"text\":\"\\u00a0\\ufeff a \\n\"}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("\"text\":\"a\"");
  }

  @Test
  void ten_thousand_code_points_are_a_text_and_one_more_are_not() throws IOException {
    assertThat(relay(ID, "{\"content\":\"" + "😀".repeat(10_000) + "\"}").status()).isEqualTo(200);
    var answer = relay(ID, "{\"content\":\"" + "😀".repeat(10_001) + "\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("string_too_long", "at most 10000 characters", "{\"max_length\":10000}")
        .doesNotContain("input");
  }

  @Test
  void a_bodyless_post_takes_nothing_and_an_empty_object_and_no_more() throws IOException {
    var resolve = "POST /v1/hitl/handoffs/" + ID + "/resolve";
    assertThat(wire.send(resolve, "", key).status()).isEqualTo(200);
    assertThat(wire.send(resolve, "{}", key).status()).isEqualTo(200);
    assertThat(wire.send(resolve, "{\"a\":1}", key).status()).isEqualTo(422);
    assertThat(wire.send(resolve, "[]", key).status()).isEqualTo(422);
  }

  private static String said(String text) {
    return "{\"id\":\"" + ID + "\",\"text\":\"" + text + "\"}";
  }

  private Answer relay(String id, String body) throws IOException {
    return wire.send("POST /v1/hitl/handoffs/" + id + "/messages", body, key);
  }

  private Answer list(String query) throws IOException {
    return wire.send("GET /v1/hitl/handoffs?" + query, "", key);
  }

  private Answer inbound(String id, String body) throws IOException {
    return wire.send("POST /api/v1/threads/" + id + "/messages", body, key);
  }

  private Answer reply(String id, String body) throws IOException {
    return wire.send("POST /v1/conversations/" + id + "/messages", body, key);
  }

  private static void assertJson(Answer answer, int status, String body) throws IOException {
    var json = new ObjectMapper();
    assertThat(json.readTree(answer.body())).isEqualTo(json.readTree(body));
    assertThat(answer.status()).isEqualTo(status);
  }
}
