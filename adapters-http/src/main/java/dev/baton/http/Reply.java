package dev.baton.http;

import dev.baton.http.stream.Source;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an endpoint answers. A value, so that it can be remembered and replayed. */
public sealed interface Reply {

  int status();

  Map<String, String> headers();

  /** A body that the wire writes as JSON. */
  record Json(int status, Map<String, String> headers, Object body) implements Reply {
    public Json {
      headers = Map.copyOf(headers);
    }
  }

  /** A body that is written as it stands, in UTF-8: a remembered answer, a page. */
  record Written(int status, Map<String, String> headers, String contentType, String body)
      implements Reply {
    public Written {
      headers = Map.copyOf(headers);
    }
  }

  record Empty(int status, Map<String, String> headers) implements Reply {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Bytes that are sent as they are read, and closed then.
   *
   * @param length how many there are
   */
  record Bytes(Map<String, String> headers, String contentType, long length, InputStream body)
      implements Reply {
    public Bytes {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /** An event stream, which lives as long as its source and its reader do. */
  record Events(Map<String, String> headers, Source source) implements Reply {
    public Events {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * What is answered in a second step ({@link Handler#resume}), once what the first one wrote is
   * durable: a stream, which cannot be remembered, or slow work outside.
   *
   * @param memo all that the second step has to know
   */
  record Begun(String memo) implements Reply {

    @Override
    public int status() {
      throw new IllegalStateException("not answered yet");
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  static Json json(int status, Object body) {
    return new Json(status, Map.of(), body);
  }

  static Json ok(Object body) {
    return json(200, body);
  }

  static Json created(Object body) {
    return json(201, body);
  }

  static Empty noContent() {
    return new Empty(204, Map.of());
  }

  static Events events(Source source) {
    return new Events(Map.of(), source);
  }

  default Reply with(String name, String value) {
    return with(Map.of(name, value));
  }

  default Reply with(Map<String, String> others) {
    if (others.isEmpty()) return this;
    var more = new LinkedHashMap<>(headers());
    more.putAll(others);
    return switch (this) {
      case Json json -> new Json(json.status, more, json.body);
      case Written text -> new Written(text.status, more, text.contentType, text.body);
      case Bytes bytes -> new Bytes(more, bytes.contentType, bytes.length, bytes.body);
      case Empty empty -> new Empty(empty.status, more);
      case Events events -> new Events(more, events.source);
      case Begun _ -> throw new IllegalStateException("not answered yet");
    };
  }
}
