package dev.baton.http.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.http.input.Flaw.BadJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * RFC 8259 and not a bit more: UTF-8 without a byte order mark, no duplicate keys, nothing after
 * the value, at most {@value #DEPTH} levels, numbers of at most {@value #DIGITS} characters that
 * fit a double's range, texts without U+0000 and lone surrogates.
 */
final class Json {
  static final int DEPTH = 64;
  static final int DIGITS = 100;

  // A shared table of names could be filled with colliding ones, so names are not canonicalized.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNumberLength(DIGITS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private Json() {}

  static JsonNode parse(byte[] body) {
    var text = decode(body);
    if (text.startsWith("\uFEFF")) throw malformed(0, "Unexpected byte order mark");
    try {
      var value = READER.readTree(text);
      if (value.isMissingNode()) throw malformed(text.length(), "Expecting value");
      Wellformed.check(value);
      return value;
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw malformed(where == null ? 0 : Math.max(0, where.getCharOffset()), reason(e));
    } catch (NumberFormatException | ArithmeticException e) {
      throw malformed(0, "Number out of range");
    }
  }

  private static String decode(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) return text;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(text.indexOf('\uFFFD'), "Invalid UTF-8");
    }
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) return "Nested too deeply, or a token too long";
    if (e instanceof JsonEOFException) return "Unexpected end of document";
    var message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Duplicate")) return "Duplicate key";
    if (message.startsWith("Trailing")) return "Extra data";
    return "Expecting value";
  }

  static Malformed malformed(long position, String reason) {
    return new Malformed(List.of(new BadJson(position, reason)));
  }
}
