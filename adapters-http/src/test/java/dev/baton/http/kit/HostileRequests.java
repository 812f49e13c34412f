package dev.baton.http.kit;

import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything of API.md section 0 and FAILURES.md 76 to 82 that can be thrown at any endpoint. The
 * answer is a 4xx in the surface's own shape, or a 2xx where the request is merely odd.
 */
public final class HostileRequests {
  private static final EnumSet<Method> WITH_BODY =
      EnumSet.of(Method.POST, Method.PUT, Method.PATCH);

  private final Endpoint endpoint;
  private final Map<String, String> parameters;
  private final String credential;
  private final List<Hostile> requests = new ArrayList<>();

  private HostileRequests(Endpoint endpoint, Map<String, String> parameters, String credential) {
    this.endpoint = endpoint;
    this.parameters = parameters;
    this.credential = credential;
  }

  /**
   * All of them for one endpoint.
   *
   * @param parameters good values for the path's parameters by name; others get an unknown id
   * @param credential a good header, such as {@code X-Api-Key: …}
   */
  public static List<Hostile> all(
      Endpoint endpoint, Map<String, String> parameters, String credential) {
    var hostile = new HostileRequests(endpoint, parameters, credential);
    hostile.paths();
    hostile.ids();
    hostile.queries();
    hostile.headers();
    if (WITH_BODY.contains(endpoint.method())) hostile.bodies();
    return hostile.requests;
  }

  private void bodies() {
    HostileBodies.neverJson().forEach((name, body) -> wrong(name, path(), body));
    HostileBodies.oddJson().forEach((name, body) -> odd(name, path(), body));
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    for (var type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"))
      wrong("a body of type " + type, path(), body, "Content-Type: " + type);
    wrong("a body without a type", path(), body, "No-Content-Type: 1");
    var zipped = "Content-Encoding: gzip";
    wrong("a body that says it is gzip", path(), body, zipped, "Content-Type: application/json");
    var large = ("{\"content\":\"" + "x".repeat(1024 * 1024) + "\"}");
    wrong("more than 1 MiB", path(), large.getBytes(StandardCharsets.UTF_8));
    var chunked = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    raw(
        "more than 1 MiB in chunks",
        "Transfer-Encoding: chunked",
        chunked.repeat(17) + "0\r\n\r\n");
    raw("a bad chunk", "Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n");
    raw("two lengths", "Content-Length: 2\r\nContent-Length: 3", "{}");
    raw("a length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
    raw("a negative length", "Content-Length: -1", "{}");
  }

  private void paths() {
    var good = path();
    wrong("upper-case path", good.toUpperCase(Locale.ROOT));
    wrong("double slash", good.replaceFirst("/", "//"));
    wrong("inner double slash", good.replaceFirst("(/[^/]+)/", "$1//"));
    wrong("trailing slash", good + "/");
    wrong("dot segment", good.replaceFirst("(/[^/]+)/", "$1/./"));
    wrong("dot dot segment", "/x/.." + good);
    wrong("encoded dot dot", "/x/%2e%2e" + good);
    wrong("encoded slash", good.replaceFirst("(/[^/]+)/", "$1%2F"));
    wrong("back slashes", good.replace('/', '\\'));
    wrong("semicolon parameter", good.replaceFirst("(/[^/]+)", "$1;x=1"));
    wrong("session parameter", good + ";jsessionid=1");
    wrong("NUL at the end", good + "%00");
    wrong("bad escape at the end", good + "%zz");
    for (var method : List.of("HEAD", "OPTIONS", "TRACE", "FOO", "get"))
      wrong("method " + method, HttpText.request(method + " " + good, "", credential));
  }

  private void ids() {
    for (var name : names()) {
      for (var id :
          List.of(
              "x",
              "0",
              "-1",
              "null",
              "undefined",
              "%00",
              "%ff",
              "%F0%9F%98%80",
              "%E2%80%AE",
              "%2e",
              "%27%3B%20DROP%20TABLE",
              "{id}",
              "018f0000-0000-7000-8000-00000000000g",
              "018f000000007000800000000000000a",
              "1-1-1-1-1",
              "x".repeat(8_000),
              "..",
              "a%2Fb",
              "a;b"))
        wrong("%s is %s".formatted(name, id.length() > 40 ? "long" : id), path(Map.of(name, id)));
      odd(name + " is nil", path(Map.of(name, "00000000-0000-0000-0000-000000000000")));
    }
  }

  private void queries() {
    var good = path();
    for (var query :
        List.of(
            "limit=0",
            "limit=-1",
            "limit=1000000000",
            "limit=x",
            "limit=",
            "limit=1e3",
            "limit=99999999999999999999",
            "limit=1&limit=x",
            "cursor=x",
            "cursor=%00",
            "cursor=" + "A".repeat(5_000),
            "cursor=%F0%9F",
            "since_seq=-2",
            "since_seq=x",
            "wait_seconds=31",
            "wait_seconds=-1",
            "status=%27%25_",
            "status=" + "x".repeat(5_000),
            "direction=UP",
            "q=%25",
            "q=%5C",
            "token=x",
            "%",
            "%zz",
            "&&==&",
            "=",
            "a=%ff",
            "a&".repeat(6_000),
            "sort=;drop",
            "assigned_to=x,,y",
            "include_unassigned=maybe"))
      odd("query " + (query.length() > 40 ? query.substring(0, 40) : query), good + "?" + query);
    wrong("a query of 100 kB", good + "?" + "a".repeat(100_000));
  }

  private void headers() {
    for (var header :
        List.of(
            "X-Request-Id: " + "x".repeat(129),
            "X-Request-Id: \u00e9",
            "X-Request-Id: a b",
            "Last-Event-ID: x",
            "Last-Event-ID: -1",
            "Last-Event-ID: 99999999999999999999",
            "Last-Event-ID: " + "9".repeat(10_000),
            "Accept: text/html",
            "Accept: x",
            "Accept-Charset: x",
            "Accept-Encoding: gzip, br",
            "If-None-Match: *",
            "Range: bytes=0-",
            "Cookie: a=b; JSESSIONID=1",
            "X-Forwarded-For: 1.1.1.1",
            "X-HTTP-Method-Override: DELETE",
            "Idempotency-Key: k",
            "Origin: http://evil.example",
            "X-Original-URL: /admin"))
      odd(header.length() > 40 ? header.substring(0, 40) : header, path(), new byte[0], header);
    wrong("a header of 100 kB", path(), new byte[0], "X-Long: " + "x".repeat(100_000));
    wrong("two hosts", path(), new byte[0], "Host: other");
    wrong("a folded header", path(), new byte[0], " folded");
    wrong("a header without a name", path(), new byte[0], ": x");
  }

  private void raw(String name, String framing, String body) {
    var line = "%s %s HTTP/1.1\r\n".formatted(endpoint.method(), path());
    var head = line + "Host: x\r\nContent-Type: application/json\r\nConnection: close\r\n";
    var text = head + credential + "\r\n" + framing + "\r\n\r\n" + body;
    wrong(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void wrong(String name, byte[] bytes) {
    requests.add(Hostile.wrong(name, bytes));
  }

  /** What twists inner slashes leaves a path of one segment as it is, and that is a good one. */
  private void wrong(String name, String target) {
    if (!target.equals(path())) wrong(name, target, new byte[0]);
  }

  private void wrong(String name, String target, byte[] body, String... headers) {
    wrong(name, request(target, body, headers));
  }

  private void odd(String name, String target) {
    odd(name, target, new byte[0]);
  }

  private void odd(String name, String target, byte[] body, String... headers) {
    requests.add(Hostile.odd(name, request(target, body, headers)));
  }

  private byte[] request(String target, byte[] body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add(credential);
    return HttpText.request(endpoint.method() + " " + target, body, all.toArray(String[]::new));
  }

  private String path() {
    return path(Map.of());
  }

  private String path(Map<String, String> replaced) {
    var path = endpoint.path();
    for (var name : names()) {
      var unknown = parameters.getOrDefault(name, "018f0000-0000-7000-8000-00000000dead");
      path = path.replace("{" + name + "}", replaced.getOrDefault(name, unknown));
    }
    return path;
  }

  private List<String> names() {
    return java.util.regex.Pattern.compile("\\{(\\w+)}")
        .matcher(endpoint.path())
        .results()
        .map(each -> each.group(1))
        .toList();
  }
}
