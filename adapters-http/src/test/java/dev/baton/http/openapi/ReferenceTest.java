package dev.baton.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Table;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.RawHttp.Answer;
import dev.baton.http.kit.Shape;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

  private final ReferenceSurface reference =
      new ReferenceSurface(() -> new Table(List.of(this.reference().surface())));
  private final TestWire wire = new TestWire(reference.surface());

  private ReferenceSurface reference() {
    return reference;
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private Answer get(String path) throws IOException {
    return wire.send("GET " + path, "");
  }

  @Test
  void the_document_is_served_without_a_key() throws IOException {
    var answer = get("/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(Json.of(answer.body()).at("/paths/~1docs/get/operationId").textValue())
        .isEqualTo("readReference");
  }

  @Test
  void the_page_and_all_it_links_to_come_from_here_and_may_do_nothing_elsewhere()
      throws IOException {
    var page = get("/docs");
    assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    assertThat(page.body()).doesNotContain("://", "<style", "{release}", "onload");
    var links = LINK.matcher(page.body()).results().map(each -> each.group(1)).toList();
    assertThat(links).hasSize(3);
    for (var link : links) {
      var file = get(link);
      assertThat(file.status()).as(link).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("public, max-age=31536000, immutable");
      assertGuarded(file);
    }
    assertGuarded(page);
  }

  private static void assertGuarded(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "http:", "https:", "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/",
        "/docs/5.30.2",
        "/docs/5.30.2/",
        "/docs/5.30.2/index.html",
        "/docs/5.30.2/samples.json",
        "/docs/5.30.2/package-info.class",
        "/docs/5.30.2/swagger-ui.js",
        "/docs/5.30.2/SWAGGER-UI.CSS",
        "/docs/5.30.2/..",
        "/docs/5.30.2/../swagger-ui.css",
        "/docs/../docs/5.30.2/swagger-ui.css",
        "/docs/5.30.2/%2e%2e%2fPages.class",
        "/docs/5.30.2/..%2f..%2f..%2f..%2flogback.xml",
        "/docs/5.30.2/..%5c..%5clogback.xml",
        "/docs/5.30.2/%252e%252e%252flogback.xml",
        "/docs/5.30.2/%2fetc%2fpasswd",
        "/docs/5.30.2//etc/passwd",
        "/docs/5.30.2/swagger-ui.css%00.js",
        "/docs/5.30.2/swagger-ui.css;x=1",
        "/docs/..%2f/swagger-ui.css",
        "/docs/x/swagger-ui.css",
        "/docs/5.30.2/file:%2f%2f%2fetc%2fpasswd"
      })
  void nothing_else_of_the_class_path_can_be_reached(String path) throws IOException {
    var answer = get(path);
    assertThat(answer.status()).as(path).isIn(400, 404, 422);
    Shape.assertRefusal("reference", answer);
  }
}
