package dev.baton.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it is remembered.
 *
 * @param type null for a reply without a body
 * @param memo not null for a reply that is made anew from it, which has nothing of the rest
 */
record KeptReply(
    int status,
    Map<String, String> headers,
    @Nullable String type,
    @Nullable String body,
    @Nullable String memo) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What another try may well answer otherwise, or tells of the request and not of its effect. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 413, 415, 422, 429);

  /** Null for what is not to be remembered. */
  static @Nullable KeptReply of(Reply reply) {
    return switch (reply) {
      case Reply.Begun(var memo) -> new KeptReply(0, Map.of(), null, null, memo);
      case Reply.Written(var status, var headers, var type, var body) ->
          worth(status) ? new KeptReply(status, headers, type, body, null) : null;
      case Reply.Empty(var status, var headers) ->
          worth(status) ? new KeptReply(status, headers, null, null, null) : null;
      case Reply.Json _ -> of(Rendering.written(reply));
      case Reply.Bytes _, Reply.Events _ ->
          throw new IllegalStateException("a stream in answer to a POST begins with a memo");
    };
  }

  private static boolean worth(int status) {
    return status < 500 && !PASSING.contains(status);
  }

  /** The same reply, where it is not made from a memo. */
  Reply reply() {
    if (type == null || body == null) return new Reply.Empty(status, headers);
    return new Reply.Written(status, headers, type, body);
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeptReply read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, KeptReply.class);
    } catch (IOException e) {
      throw new IllegalStateException("what is remembered is no reply", e);
    }
  }
}
