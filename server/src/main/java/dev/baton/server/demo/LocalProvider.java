package dev.baton.server.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.channels.sms.TwilioSms;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A provider of SMS on loopback, of which the phones are pretended and the wire is the real one: it
 * takes messages, is asked for them, and calls back, signed. It tells what it gets.
 */
public final class LocalProvider implements AutoCloseable {
  /** Who texts where nobody is named. */
  public static final String PHONE = "+15550100";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";

  private final String sid = "AC" + UUID.randomUUID().toString().replace("-", "");
  private final String token = UUID.randomUUID().toString();
  private final List<SmsText> texts = new CopyOnWriteArrayList<>();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final InstantSource clock;
  private final Consumer<String> told;
  private volatile @Nullable SignedCalls calls;

  private LocalProvider(HttpServer server, InstantSource clock, Consumer<String> told) {
    this.server = server;
    this.clock = clock;
    this.told = told;
  }

  /**
   * @param told what is texted, line by line
   */
  public static LocalProvider start(InstantSource clock, Consumer<String> told) {
    try {
      var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var provider = new LocalProvider(HttpServer.create(any, 0), clock, told);
      provider.serve();
      return provider;
    } catch (IOException flaw) {
      throw new CannotStart(Exit.ADDRESS, "Nothing can listen on loopback: " + flaw, flaw);
    }
  }

  private void serve() {
    server.setExecutor(callers);
    server.createContext("/2010-04-01/Accounts/" + sid + "/Messages.json", this::messages);
    server.createContext("/texts", this::texts);
    server.createContext("/", exchange -> answer(exchange, 200, "text/html", Phone.page(texts)));
    server.start();
  }

  /** Calls the server there from now on. */
  public void calls(URI node, URI publicUrl) {
    calls = new SignedCalls(token, node, publicUrl);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the server is to be told about it. */
  public TwilioAccount account() {
    return new TwilioAccount(sid, token, address(), null);
  }

  private void messages(HttpExchange exchange) throws IOException {
    var sent = exchange.getRequestHeaders().getFirst("Authorization");
    if (!account().authorization().equals(sent)) {
      answer(exchange, 401, JSON_TYPE, json(Map.of("code", 20003, "message", "Authenticate")));
    } else if (exchange.getRequestMethod().equals("POST")) {
      take(exchange, PostedForm.body(exchange));
    } else {
      var wanted = PostedForm.read(exchange.getRequestURI().getRawQuery());
      answer(exchange, 200, JSON_TYPE, json(Map.of("messages", list(wanted))));
    }
  }

  private void take(HttpExchange exchange, PostedForm form) throws IOException {
    var to = form.field("To", "");
    var text = SmsText.of(false, form.field("From", ""), to, form, clock.instant());
    texts.add(text);
    told.accept(text.line());
    answer(exchange, 201, JSON_TYPE, json(text.shown(sid, "queued")));
    callers.execute(() -> report(text));
  }

  /** The newest first. */
  private List<Map<String, @Nullable Object>> list(PostedForm wanted) {
    return texts.reversed().stream()
        .filter(each -> !each.inbound() && each.to().equals(wanted.field("To", each.to())))
        .filter(each -> each.from().equals(wanted.field("From", each.from())))
        .map(each -> each.shown(sid, "delivered"))
        .toList();
  }

  /** Pretended phones are always on. */
  private void report(SmsText text) {
    for (var status : List.of("sent", "delivered")) {
      post(
          TwilioSms.STATUS_PATH,
          Map.of("MessageSid", text.sid(), "AccountSid", sid, "MessageStatus", status));
    }
  }

  private void texts(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) text(exchange, PostedForm.body(exchange));
    else answer(exchange, 200, "text/plain; charset=utf-8", Phone.lines(texts));
  }

  private void text(HttpExchange exchange, PostedForm form) throws IOException {
    var from = form.field("From", PHONE);
    var to = form.field("To", Demo.NUMBER);
    var text = SmsText.of(true, from, to, form, clock.instant());
    texts.add(text);
    told.accept(text.line());
    int status = post("/sms/inbound", text.told(sid));
    var accepts = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept"), "");
    if (accepts.contains("text/html")) exchange.getResponseHeaders().set("Location", "/");
    int answer = accepts.contains("text/html") ? 303 : status == 200 ? 200 : 502;
    answer(exchange, answer, "text/plain", "Baton answered " + status + "\n");
  }

  /** 0 where nobody answered. */
  private int post(String path, Map<String, String> form) {
    var baton = calls;
    try {
      return baton == null ? 0 : baton.post(path, form);
    } catch (IOException away) {
      return 0;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static String json(Object value) throws IOException {
    return JSON.writeValueAsString(value);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    callers.shutdownNow();
  }
}
