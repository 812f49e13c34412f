package dev.baton.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.baton.domain.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How wire records become JSON: nulls written out, times in UTC with six digits, objects as kept.
 */
public final class Rendering {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  public static final ObjectWriter JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantAsText())
                  .addSerializer(JsonObject.class, new ObjectAsKept()))
          .build()
          .writer();

  private Rendering() {}

  /** The reply with its JSON written, so that what cannot be written fails before it is sent. */
  static Reply written(Reply reply) {
    if (!(reply instanceof Reply.Json json)) return reply;
    return new Reply.Written(json.status(), json.headers(), "application/json", json(json.body()));
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply that is no JSON", e);
    }
  }

  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static final class InstantAsText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantAsText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(time(instant));
    }
  }

  private static final class ObjectAsKept extends StdSerializer<JsonObject> {
    private static final long serialVersionUID = 1;

    ObjectAsKept() {
      super(JsonObject.class);
    }

    @Override
    public void serialize(JsonObject object, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeRawValue(object.text());
    }
  }
}
