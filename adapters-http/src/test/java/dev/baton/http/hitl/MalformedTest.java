package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each route's own table: what is sent, and the whole answer to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedTest {
  private static final String ID = "018f0000-0000-7000-8000-00000000dead";
  private static final String HANDOFF = "/v1/hitl/handoffs/" + ID;
  private static final String SESSION = "/v1/v2/conversations/" + ID;

  private Desk desk;
  private Team acme;

  @BeforeAll
  void open() {
    desk = Desk.open();
    acme = new Team(desk, "Acme");
  }

  @AfterAll
  void close() {
    desk.close();
  }

  private static Arguments row(String request, String body, String... details) {
    return Arguments.of(request, body, "{\"detail\": [" + String.join(",", details) + "]}");
  }

  private static String detail(String type, String loc, String msg, String rest) {
    return "{\"type\":\"%s\",\"loc\":%s,\"msg\":\"%s\"%s}".formatted(type, loc, msg, rest);
  }

  private static String missing(String loc, String input) {
    return detail("missing", loc, "Field required", ",\"input\":" + input);
  }

  private static String extra(String loc, String input) {
    return detail("extra_forbidden", loc, "Extra inputs are not permitted", ",\"input\":" + input);
  }

  private static String rule(String loc, String msg, String input) {
    return detail(
        "value_error",
        loc,
        "Value error, " + msg,
        ",\"input\":%s,\"ctx\":{\"error\":{}}".formatted(input));
  }

  private static String tooLarge(String loc, long most, String input) {
    return detail(
        "less_than_equal",
        loc,
        "Input should be less than or equal to " + most,
        ",\"input\":%s,\"ctx\":{\"le\":%d}".formatted(input, most));
  }

  private static String tooSmall(String loc, long least, String input) {
    return detail(
        "greater_than_equal",
        loc,
        "Input should be greater than or equal to " + least,
        ",\"input\":%s,\"ctx\":{\"ge\":%d}".formatted(input, least));
  }

  private static String wrongType(String type, String kind, String loc, String input) {
    return detail(type, loc, "Input should be a valid " + kind, ",\"input\":" + input);
  }

  private static String badUuid(String loc) {
    var reason =
        "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-],"
            + " found `x` at 1";
    return detail(
        "uuid_parsing",
        loc,
        "Input should be a valid UUID, " + reason,
        ",\"input\":\"x\",\"ctx\":{\"error\":\"%s\"}".formatted(reason));
  }

  private static String notOneOf(String loc, String input, String expected) {
    return detail(
        "literal_error",
        loc,
        "Input should be " + expected,
        ",\"input\":%s,\"ctx\":{\"expected\":\"%s\"}".formatted(input, expected));
  }

  private static String tooShort(String loc) {
    return detail(
        "string_too_short",
        loc,
        "String should have at least 1 character",
        ",\"input\":\"\",\"ctx\":{\"min_length\":1}");
  }

  static Stream<Arguments> requests() {
    return Stream.of(relays(), handoffs(), stretches(), polls(), sessions(), keys())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> relays() {
    var relay = "POST " + HANDOFF + "/messages";
    return Stream.of(
        row(relay, "", missing("[\"body\"]", "null")),
        row(relay, "{}", missing("[\"body\",\"content\"]", "{}")),
        row(relay, "{\"content\":\"\"}", tooShort("[\"body\",\"content\"]")),
        row(
            relay,
            "{\"content\":1}",
            wrongType("string_type", "string", "[\"body\",\"content\"]", "1")),
        row(
            relay,
            "{\"content\":null}",
            wrongType("string_type", "string", "[\"body\",\"content\"]", "null")),
        row(relay, "{\"content\":\"a\",\"seq\":7}", extra("[\"body\",\"seq\"]", "7")),
        row(
            "POST /v1/hitl/handoffs/x/messages",
            "{\"content\":\"a\"}",
            badUuid("[\"path\",\"handoff_id\"]")));
  }

  private static Stream<Arguments> handoffs() {
    var create = "POST /v1/hitl/handoffs";
    var conversation = "\"conversation_id\":\"" + ID + "\"";
    var empty = "{" + conversation + ",\"packet\":{}}";
    var other = "018f0000-0000-7000-8000-00000000beef";
    var pointer = "{\"conversation_id\":\"%s\",\"up_to_seq\":-1}".formatted(other);
    return Stream.of(
        row(
            create,
            "{}",
            missing("[\"body\",\"conversation_id\"]", "{}"),
            missing("[\"body\",\"packet\"]", "{}")),
        row(create, empty, missing("[\"body\",\"packet\",\"static_text\"]", "{}")),
        row(
            create,
            "{" + conversation + ",\"packet\":{\"static_text\":\"a\",\"urgency\":1},\"status\":2}",
            extra("[\"body\",\"status\"]", "2"),
            extra("[\"body\",\"packet\",\"urgency\"]", "1")),
        row(
            create,
            "{" + conversation + ",\"packet\":{\"static_text\":\"a\"},\"source\":\"me\"}",
            notOneOf(
                "[\"body\",\"source\"]", "\"me\"", "'workflow_terminal', 'router' or 'policy'")),
        row(
            create,
            "{" + conversation + ",\"packet\":{\"static_text\":\"a\",\"context_vars\":[]}}",
            wrongType("dict_type", "dictionary", "[\"body\",\"packet\",\"context_vars\"]", "[]")),
        row(
            create,
            "{%s,\"packet\":{\"static_text\":\"a\",\"transcript_ptr\":%s}}"
                .formatted(conversation, pointer),
            tooSmall("[\"body\",\"packet\",\"transcript_ptr\",\"up_to_seq\"]", 0, "-1"),
            rule(
                "[\"body\",\"packet\",\"transcript_ptr\",\"conversation_id\"]",
                "another conversation's",
                pointer)),
        row(
            "GET /v1/hitl/handoffs?limit=0&cursor=x",
            "",
            rule("[\"query\",\"cursor\"]", "not a cursor of this list", "\"x\""),
            tooSmall("[\"query\",\"limit\"]", 1, "\"0\"")),
        row(
            "GET /v1/hitl/handoffs?limit=201",
            "",
            tooLarge("[\"query\",\"limit\"]", 200, "\"201\"")),
        row("GET /v1/hitl/handoffs/x", "", badUuid("[\"path\",\"handoff_id\"]")),
        row("GET /v1/hitl/handoffs/x/claim", "", badUuid("[\"path\",\"handoff_id\"]")));
  }

  private static Stream<Arguments> stretches() {
    var lease = "[\"body\",\"lease_seconds\"]";
    var pause = "[\"body\",\"pause_seconds\"]";
    var neither = "exactly one of to_operator_id and to_queue";
    var both = "{\"to_operator_id\":\"%s\",\"to_queue\":true}".formatted(ID);
    return Stream.of(
        row("POST " + HANDOFF + "/claim", "{\"lease_seconds\":29}", tooSmall(lease, 30, "29")),
        row(
            "POST " + HANDOFF + "/claim",
            "{\"lease_seconds\":86401}",
            tooLarge(lease, 86400, "86401")),
        row(
            "POST " + HANDOFF + "/claim",
            "{\"lease_seconds\":\"60\",\"force\":1}",
            wrongType("int_type", "integer", lease, "\"60\""),
            wrongType("bool_type", "boolean", "[\"body\",\"force\"]", "1")),
        row("POST " + HANDOFF + "/transfer", "{}", rule("[\"body\"]", neither, "{}")),
        row("POST " + HANDOFF + "/transfer", both, rule("[\"body\"]", neither, both)),
        row(
            "POST " + HANDOFF + "/transfer",
            "{\"to_queue\":false}",
            rule("[\"body\"]", neither, "{\"to_queue\":false}")),
        row("POST " + HANDOFF + "/return", "{\"pause_seconds\":-1}", tooSmall(pause, 0, "-1")),
        row(
            "POST " + HANDOFF + "/return",
            "{\"pause_seconds\":86401}",
            tooLarge(pause, 86400, "86401")),
        row("POST " + HANDOFF + "/release", "{\"a\":1}", extra("[\"body\",\"a\"]", "1")),
        row("POST " + HANDOFF + "/cancel", "{\"a\":1}", extra("[\"body\",\"a\"]", "1")),
        row("POST " + HANDOFF + "/resolve", "{\"a\":1}", extra("[\"body\",\"a\"]", "1")));
  }

  private static Stream<Arguments> polls() {
    return Stream.of(
        row(
            "GET " + SESSION + "/messages?since_seq=-2&wait_seconds=31&limit=501",
            "",
            tooSmall("[\"query\",\"since_seq\"]", -1, "\"-2\""),
            tooLarge("[\"query\",\"wait_seconds\"]", 30, "\"31\""),
            tooLarge("[\"query\",\"limit\"]", 500, "\"501\"")),
        row(
            "GET " + SESSION + "/messages?since_seq=1.0",
            "",
            detail(
                "int_parsing",
                "[\"query\",\"since_seq\"]",
                "Input should be a valid integer, unable to parse string as an integer",
                ",\"input\":\"1.0\"")),
        row("GET /v1/v2/conversations/x/messages", "", badUuid("[\"path\",\"conversation_id\"]")));
  }

  private static Stream<Arguments> sessions() {
    var reasons =
        "'APPOINTMENT_BOOKED', 'CONTACT_AGAIN', 'DNC', 'ENDED', 'FILTERED_AUTO_REPLY',"
            + " 'FILTERED_OOO', 'FILTERED_SPAM', 'FRAUD', 'NOT_INTERESTED', 'OPTED_OUT',"
            + " 'WORKFLOW_ONE_OFF_TEXT' or 'WRONG_NUMBER'";
    return Stream.of(
        row(
            "POST /v1/v2/conversations",
            "{\"channel\":\"sms\",\"external_id\":\"\",\"metadata\":1}",
            notOneOf("[\"body\",\"channel\"]", "\"sms\"", "'web' or 'api'"),
            tooShort("[\"body\",\"external_id\"]"),
            wrongType("dict_type", "dictionary", "[\"body\",\"metadata\"]", "1")),
        row(
            "POST " + SESSION + "/close",
            "{\"termination_reason\":\"HANDOFF_RESOLVED\"}",
            notOneOf("[\"body\",\"termination_reason\"]", "\"HANDOFF_RESOLVED\"", reasons)),
        row("GET /v1/v2/conversations/x", "", badUuid("[\"path\",\"conversation_id\"]")),
        row("DELETE /v1/v2/conversations/x", "", badUuid("[\"path\",\"conversation_id\"]")));
  }

  private static Stream<Arguments> keys() {
    var create = "POST /v1/identity/api-keys";
    var late = "{\"name\":\"a\",\"expires_at\":\"+12026-01-01T00:00:00Z\"}";
    var unknown = "{\"name\":\"a\",\"scopes\":[\"root\"]}";
    return Stream.of(
        row(create, "{}", missing("[\"body\",\"name\"]", "{}")),
        row(create, late, rule("[\"body\",\"expires_at\"]", "not a time as RFC 3339 has it", late)),
        row(create, unknown, rule("[\"body\",\"scopes\"]", "no such scope: root", unknown)),
        row(
            create,
            "{\"name\":\"a\",\"scopes\":[]}",
            detail(
                "too_short",
                "[\"body\",\"scopes\"]",
                "List should have at least 1 item after validation, not 0",
                ",\"input\":[],"
                    + "\"ctx\":{\"field_type\":\"List\",\"min_length\":1,\"actual_length\":0}")),
        row("DELETE /v1/identity/api-keys/x", "", badUuid("[\"path\",\"key_id\"]")));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void it_is_told_what_is_wrong_with_it(String request, String body, String expected) {
    assertThat(desk.call(request, acme.key, body)).isEqualTo(Said.of(422, expected));
  }
}
