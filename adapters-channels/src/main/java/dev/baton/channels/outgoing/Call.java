package dev.baton.channels.outgoing;

import java.util.HashMap;
import java.util.Map;

/**
 * One outgoing request.
 *
 * @param headers what is sent beside what HTTP itself needs, to the first host only: a redirect to
 *     another scheme, host or port is followed without any of them
 */
public record Call(
    String method, String url, Map<String, String> headers, Content content, Terms terms) {

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(String url, Terms terms) {
    return new Call("GET", url, Map.of(), Content.NONE, terms);
  }

  /**
   * Sends a body.
   *
   * @throws IllegalArgumentException for terms that would send the body on to where it is
   *     redirected
   */
  public static Call post(String url, Content content, Terms terms) {
    if (terms.redirects() > 0) throw new IllegalArgumentException("a body follows no redirect");
    return new Call("POST", url, Map.of(), content, terms);
  }

  public Call with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Call(method, url, more, content, terms);
  }

  Call withoutHeaders() {
    return new Call(method, url, Map.of(), content, terms);
  }
}
