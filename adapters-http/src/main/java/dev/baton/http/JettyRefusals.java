package dev.baton.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty refuses before anyone of us sees it, in the words of the surface it was meant for. A
 * target that is too long or no URI at all was meant for none: the table's first surface answers.
 */
final class JettyRefusals implements Handler {
  private final Table table;

  JettyRefusals(Table table) {
    this.table = table;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback) {
    int status = response.getStatus();
    var id = RequestId.mint();
    var path = String.valueOf(request.getHttpURI().getPath());
    var fault = status >= 500 ? new Fault.Broken() : new Fault.Protocol(status);
    var reply = Rendering.written(table.surface(path).dialect().render(fault, id));
    var headers = response.getHeaders();
    headers.put("X-Request-Id", id);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put(HttpHeader.CONNECTION, "close");
    AccessLog.write(new AccessLog.Line(id, null, request.getMethod(), "-", status, Duration.ZERO));
    var body = reply instanceof Reply.Written text ? text.body() : "";
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
