package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.hitl.HitlDialect;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference of the API: for programs at {@code /openapi.json}, for people at {@code /docs}. */
public final class ReferenceSurface {
  private static final int LONGEST_NAME = 100;

  private final Provider<Table> table;
  private final Pages pages = new Pages();
  private volatile @Nullable String document;

  /** The table is asked for only when somebody reads: this surface itself stands in it. */
  @Inject
  public ReferenceSurface(Provider<Table> table) {
    this.table = table;
  }

  public Surface surface() {
    return new Surface(
        "reference",
        new HitlDialect(),
        List.of("/openapi.json", "/docs"),
        List.of(
            Endpoint.get("/openapi.json", Access.open(), _ -> document())
                .named("readDocument", "This document")
                .readsNothing()
                .answers(200, JsonNode.class),
            Endpoint.get("/docs", Access.open(), _ -> pages.index())
                .named("readReference", "The reference as a page")
                .readsNothing()
                .serves(200, "text/html"),
            Endpoint.get("/docs/{release}/{file}", Access.open(), this::file)
                .named("readReferenceFile", "A file of that page")
                .serves(200, "text/css")
                .serves(200, "text/javascript")));
  }

  /** Two who ask at once may both write it, and write the same. */
  private Reply document() {
    var text = document;
    if (text == null) document = text = Document.of(table.get()).toString();
    return new Reply.Written(200, Map.of("Cache-Control", "no-cache"), "application/json", text);
  }

  private record Named(String release, String file) {}

  private Reply file(Request http) {
    var name = Text.atLeast(1).atMost(LONGEST_NAME);
    var asked =
        http.read(in -> new Named(in.path().text("release", name), in.path().text("file", name)));
    return pages.file(asked.release, asked.file).orElseGet(() -> http.refuse(new Fault.NotFound()));
  }
}
