package dev.baton.http.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that no endpoint takes, and bodies that some may. */
final class HostileBodies {
  /** Fields of every surface: each endpoint finds some of its own among them. */
  private static final List<String> FIELDS =
      List.of(
          "content",
          "message",
          "text",
          "packet",
          "conversation_id",
          "lease_seconds",
          "force",
          "to_operator_id",
          "to_queue",
          "summary",
          "pause_seconds",
          "status",
          "priority",
          "assigned_to",
          "attachments",
          "agentId",
          "agentVersionId",
          "metadata",
          "variables",
          "toPhoneNumber",
          "name",
          "scopes",
          "operator_id",
          "expires_at",
          "external_id",
          "channel",
          "reason",
          "source",
          "url",
          "events",
          "tags",
          "title",
          "decision",
          "epoch",
          "turn_id");

  private HostileBodies() {}

  static Map<String, byte[]> neverJson() {
    var bodies = new LinkedHashMap<String, byte[]>();
    put(bodies, "half an object", "{");
    put(bodies, "nonsense", "nonsense");
    put(bodies, "trailing garbage", "{} x");
    put(bodies, "two documents", "{}{}");
    put(bodies, "duplicate keys", "{\"content\":\"a\",\"content\":\"b\"}");
    put(bodies, "deep duplicate keys", "{\"metadata\":{\"a\":1,\"a\":2}}");
    put(bodies, "NaN", "{\"lease_seconds\":NaN}");
    put(bodies, "Infinity", "{\"metadata\":{\"a\":-Infinity}}");
    put(bodies, "1e999", "{\"metadata\":{\"a\":1e999}}");
    put(bodies, "an enormous exponent", "{\"metadata\":{\"a\":1e999999999}}");
    put(bodies, "10,000 digits", "{\"lease_seconds\":" + "1".repeat(10_000) + "}");
    put(bodies, "10,000 arrays", "[".repeat(10_000) + "]".repeat(10_000));
    put(bodies, "10,000 objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    put(bodies, "a byte order mark", "\uFEFF{}");
    put(bodies, "a comment", "{/**/}");
    put(bodies, "a trailing comma", "{\"content\":\"a\",}");
    put(bodies, "single quotes", "{'content':'a'}");
    put(bodies, "a raw line feed in a text", "{\"content\":\"a\nb\"}");
    put(bodies, "NUL in a text", "{\"content\":\"a\\u0000b\"}");
    put(bodies, "NUL in a key", "{\"a\\u0000b\":1}");
    put(bodies, "a lone high surrogate", "{\"content\":\"\\ud800\"}");
    put(bodies, "a lone low surrogate", "{\"metadata\":{\"a\":[\"\\udc00x\"]}}");
    put(bodies, "an array", "[]");
    put(bodies, "null", "null");
    put(bodies, "a text", "\"text\"");
    put(bodies, "a number", "1");
    bodies.put("UTF-16", "{\"content\":\"a\"}".getBytes(StandardCharsets.UTF_16));
    bodies.put("Latin-1", "{\"content\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    bodies.put("overlong UTF-8", spliced((byte) 0xc0, (byte) 0xaf));
    bodies.put("a surrogate in UTF-8", spliced((byte) 0xed, (byte) 0xa0, (byte) 0x80));
    bodies.put("a raw NUL", spliced((byte) 0));
    return bodies;
  }

  /** Valid JSON that is wrong, or ignored, by what it says. */
  static Map<String, byte[]> oddJson() {
    var bodies = new LinkedHashMap<String, byte[]>();
    for (var value :
        List.of("null", "true", "-1", "1.5", "99999999999999999999", "\"\"", "[]", "{}", "[{}]"))
      put(bodies, "every field is " + value, everyField(value));
    put(bodies, "every field is long", everyField("\"" + "x".repeat(10_001) + "\""));
    put(bodies, "every field is 10,001 emoji", everyField("\"" + "😀".repeat(10_001) + "\""));
    put(bodies, "every field is SQL", everyField("\"'; DROP TABLE messages; --%_\\\\\""));
    put(bodies, "every field is a script", everyField("\"<script>alert(1)</script>\\u202e\""));
    put(
        bodies,
        "what only the server sets",
        "{\"id\":\"x\",\"org_id\":\"x\",\"organization_id\":\"x\",\"seq\":-1,\"state\":\"x\","
            + "\"role\":\"system\",\"authored_by\":\"bot\",\"created_at\":\"never\"}");
    put(bodies, "100,000 keys", manyKeys());
    return bodies;
  }

  private static String everyField(String value) {
    var fields = FIELDS.stream().map(each -> "\"" + each + "\":" + value).toList();
    return "{" + String.join(",", fields) + "}";
  }

  private static String manyKeys() {
    var text = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) text.append("\"").append(i).append("\":1,");
    return text.append("\"x\":1}").toString();
  }

  private static byte[] spliced(byte... wrong) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"content\":\"a".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(wrong);
    bytes.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static void put(Map<String, byte[]> bodies, String name, String body) {
    bodies.put(name, body.getBytes(StandardCharsets.UTF_8));
  }
}
