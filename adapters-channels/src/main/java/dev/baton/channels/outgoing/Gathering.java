package dev.baton.channels.outgoing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;

/** Keeps of an answer what the terms allow, and hangs up when there is more. */
final class Gathering implements Response.Listener {
  private final int most;
  private final List<byte[]> pieces = new ArrayList<>();
  private int size;
  private final CompletableFuture<Outcome.Answered> answer = new CompletableFuture<>();

  Gathering(int most) {
    this.most = most;
  }

  /** Fails with what Jetty says went wrong. */
  CompletableFuture<Outcome.Answered> answer() {
    return answer;
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    var kept = new byte[Math.min(most - size, content.remaining())];
    content.get(kept);
    pieces.add(kept);
    size += kept.length;
    if (!content.hasRemaining()) return;
    answer.complete(answered(response, false));
    var _ = response.abort(new Enough());
  }

  @Override
  public void onComplete(Result result) {
    if (result.isFailed()) answer.completeExceptionally(result.getFailure());
    else answer.complete(answered(result.getResponse(), true));
  }

  private Outcome.Answered answered(Response response, boolean whole) {
    Map<String, String> headers = new HashMap<>();
    response
        .getHeaders()
        .forEach(each -> headers.put(each.getName().toLowerCase(Locale.ROOT), value(each)));
    return new Outcome.Answered(response.getStatus(), headers, new Content(body()), whole);
  }

  /** In one piece, for which there is room twice: no more than that is ever held. */
  private byte[] body() {
    var body = ByteBuffer.allocate(size);
    pieces.forEach(body::put);
    pieces.clear();
    return body.array();
  }

  private static String value(HttpField field) {
    return field.getValue() == null ? "" : field.getValue();
  }

  /** Closes the connection over which more would come. */
  private static final class Enough extends Exception {
    private static final long serialVersionUID = 1;

    Enough() {
      super("the rest of the body is not wanted", null, false, false);
    }
  }
}
