package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.input.Flaw.Missing;
import dev.baton.http.input.Flaw.NotAnObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a request says, read once as a whole: either every value is sound, or every flaw is told.
 */
public final class Input {
  private final Findings findings;
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final Supplier<byte[]> body;

  private Input(Sent sent, Asked.Listener listener) {
    this.findings = new Findings(listener);
    this.path = sent.path;
    this.query = sent.query;
    this.body = sent.body;
  }

  /** The parts of a request, the path and the query decoded. */
  public record Sent(Map<String, String> path, Map<String, String> query, Supplier<byte[]> body) {}

  /**
   * Applies {@code read}, which may ask for path, query and body in any order.
   *
   * @throws Malformed with all flaws, in the order of asking, unless there are none
   */
  public static <T> T read(Sent sent, Function<Input, T> read) {
    return read(sent, Asked.Listener.NOBODY, read);
  }

  /** The same, and the listener hears of all that is asked for. */
  public static <T> T read(Sent sent, Asked.Listener listener, Function<Input, T> read) {
    var input = new Input(sent, listener);
    T value;
    try {
      value = read.apply(input);
    } catch (Malformed e) {
      throw e;
    } catch (RuntimeException e) {
      // A type that rejects a placeholder only says again what the flaws say better.
      if (input.findings.any()) input.findings.settle();
      throw e;
    }
    input.findings.settle();
    return value;
  }

  public Query path() {
    return new Query(findings, Loc.Origin.PATH, path);
  }

  public Query query() {
    return new Query(findings, Loc.Origin.QUERY, query);
  }

  /** The body, which must be a JSON object. */
  public Fields body() {
    findings.asked(Loc.in(Loc.Origin.BODY), new Asked.Shape.OfObject(), Asked.Presence.REQUIRED);
    var bytes = body.get();
    if (bytes.length == 0) throw flawed(new Missing(Loc.in(Loc.Origin.BODY), null));
    return fields(bytes);
  }

  /** The body where there may be none: an empty one counts as {@code {}}. */
  public Fields bodyOrNone() {
    findings.asked(Loc.in(Loc.Origin.BODY), new Asked.Shape.OfObject(), Asked.Presence.OPTIONAL);
    var bytes = body.get();
    return bytes.length == 0 ? fields(new byte[] {'{', '}'}) : fields(bytes);
  }

  /** The same, where a body says nothing: there may be none, and any other is a sound object. */
  public Input anyBody() {
    var _ = bodyOrNone();
    return this;
  }

  private Fields fields(byte[] bytes) {
    var node = Json.parse(bytes);
    if (node instanceof ObjectNode object)
      return new Fields(findings, Loc.in(Loc.Origin.BODY), object);
    throw flawed(new NotAnObject(Loc.in(Loc.Origin.BODY), node));
  }

  // Without a body nothing else can be read, but what the path and the query lack is still told.
  private Malformed flawed(Flaw flaw) {
    findings.add(flaw);
    try {
      findings.settle();
    } catch (Malformed e) {
      return e;
    }
    return new Malformed(List.of(flaw));
  }

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode parse(byte[] bytes) {
    return Json.parse(bytes);
  }
}
