package dev.baton.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.baton.http.input.Flaw.BadJson;
import dev.baton.http.input.Flaw.BadText;
import dev.baton.http.input.Flaw.TextFault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "nonsense",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":1,\"a\":1}",
        "{\"x\":{\"a\":1,\"b\":2,\"a\":1}}",
        "NaN",
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        "[1e999]",
        "[-1e999]",
        "[1e-999]",
        "[1e999999999]",
        "[1e99999999999999999999]",
        "[01]",
        "[+1]",
        "[.5]",
        "[1.]",
        "/* */ {}",
        "# x\n{}",
        "\uFEFF{}",
        "\"a\nb\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a",
      })
  void what_is_not_json_is_refused(String text) {
    assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
        .asInstanceOf(type(Malformed.class))
        .extracting(e -> e.flaws().getFirst())
        .isInstanceOf(BadJson.class);
  }

  static Stream<byte[]> wrongBytes() {
    return Stream.of(
        new byte[] {'"', (byte) 0xff, '"'},
        new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
        new byte[] {'"', (byte) 0xf0, (byte) 0x9f, '"'},
        "{}".getBytes(StandardCharsets.UTF_16),
        "{}".getBytes(StandardCharsets.UTF_16LE),
        "[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("wrongBytes")
  void what_is_not_utf8_is_refused(byte[] bytes) {
    assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(Malformed.class);
  }

  @Test
  void a_replacement_character_that_was_sent_is_a_character() {
    var text = "\"\uFFFD\"";
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8)).textValue()).isEqualTo("\uFFFD");
  }

  @Test
  void depth_and_digits_are_bounded() {
    assertThat(parse("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
    assertRefused("[".repeat(65) + "]".repeat(65));
    assertRefused("[".repeat(10_000) + "]".repeat(10_000));
    assertRefused("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    assertThat(parse("1".repeat(100)).isNumber()).isTrue();
    assertRefused("1".repeat(101));
    assertRefused("1".repeat(10_000));
    assertRefused("0." + "1".repeat(10_000));
  }

  @Test
  void numbers_are_kept_as_sent() {
    assertThat(parse("[1.10,1e5,12345678901234567890]").toString())
        .isEqualTo("[1.10,1E+5,12345678901234567890]");
  }

  @Test
  void nul_and_lone_surrogates_are_found_wherever_they_are() {
    assertFault("{\"a\":[{\"b\":\"x\\u0000\"}]}", TextFault.NUL);
    assertFault("{\"a\\u0000\":1}", TextFault.NUL);
    assertFault("{\"a\":\"\\ud800\"}", TextFault.LONE_SURROGATE);
    assertFault("{\"a\":\"\\ud800x\"}", TextFault.LONE_SURROGATE);
    assertFault("{\"a\":\"\\udc00\\ud800\"}", TextFault.LONE_SURROGATE);
    assertRefused("{\"\\udfff\":1}");
    assertThat(parse("\"\\ud83d\\ude00\"").textValue()).isEqualTo("😀");
  }

  private static void assertFault(String text, TextFault fault) {
    assertThatThrownBy(() -> parse(text))
        .asInstanceOf(type(Malformed.class))
        .extracting(e -> ((BadText) e.flaws().getFirst()).fault())
        .isEqualTo(fault);
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(Malformed.class);
  }

  private static com.fasterxml.jackson.databind.JsonNode parse(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
