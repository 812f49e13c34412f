package dev.baton.http.openapi;

import dev.baton.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page that shows the reference, and the files it needs, read once. A name that is not in the
 * list leads nowhere, so that nothing else of the class path can be reached.
 */
final class Pages {
  /** The release of Swagger UI, by which its files may be kept for good. */
  static final String RELEASE = "5.30.2";

  private static final String CODE = "text/javascript";
  private static final String FROM_JAR = "/META-INF/resources/webjars/swagger-ui/" + RELEASE + "/";

  /** Nothing from anywhere else, and no script that is not in a file of ours. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final Map<String, Reply> files = new LinkedHashMap<>();
  private final Reply index;

  Pages() {
    index = page("index.html", "text/html", "no-cache");
    var forGood = "public, max-age=31536000, immutable";
    files.put("reference.js", page("reference.js", CODE, forGood));
    files.put("swagger-ui.css", page(FROM_JAR + "swagger-ui.css", "text/css", forGood));
    files.put("swagger-ui-bundle.js", page(FROM_JAR + "swagger-ui-bundle.js", CODE, forGood));
  }

  Reply index() {
    return index;
  }

  Optional<Reply> file(String release, String name) {
    if (!release.equals(RELEASE)) return Optional.empty();
    return Optional.ofNullable(files.get(name));
  }

  private static Reply page(String resource, String type, String cache) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Cache-Control", cache);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Referrer-Policy", "no-referrer");
    return new Reply.Written(200, headers, type, read(resource).replace("{release}", RELEASE));
  }

  private static String read(String resource) {
    try (var in = Pages.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("missing: " + resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
