package dev.baton.channels.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.application.contract.Mood;
import dev.baton.channels.image.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider on loopback that speaks the wire of API.md, section 6, and behaves as it is told. */
public final class ProviderStub implements AutoCloseable {
  public static final String SID = "AC00000000000000000000000000000001";
  public static final String TOKEN = "auth-token";

  private static final String PATH = "/2010-04-01/Accounts/" + SID + "/Messages.json";
  private static final String MEDIA = "/2010-04-01/Accounts/" + SID + "/Messages/MM1/Media/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final Set<String> heldBack = ConcurrentHashMap.newKeySet();
  private final AtomicInteger held = new AtomicInteger();
  private final CountDownLatch late = new CountDownLatch(1);
  private volatile Mood mood = Mood.TAKES;
  private volatile int refusal = 21211;

  public ProviderStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public TwilioAccount account() {
    return new TwilioAccount(SID, TOKEN, address(), null);
  }

  public void becomes(Mood other) {
    mood = other;
  }

  /** Towards messages to this visitor alone. */
  public void becomes(String visitor, Mood other) {
    moods.put(visitor, other);
  }

  /** Does not take messages to this visitor for now: whoever brings one waits. */
  public void holdsBack(String visitor) {
    heldBack.add(visitor);
  }

  /** How many wait who brought messages that are held back. */
  public int held() {
    return held.get();
  }

  /** Behaves as usual towards everybody who comes from now on. */
  public void calmsDown() {
    heldBack.clear();
    moods.clear();
    mood = Mood.TAKES;
  }

  /** Answers whoever it let hang so far. */
  public void answersLate() {
    late.countDown();
  }

  /** With which code it refuses a message, where it does. */
  public void refusesWith(int code) {
    refusal = code;
    mood = Mood.REFUSES_THE_MESSAGE;
  }

  /** Where it keeps what came with a message: an image where the name ends so. */
  public String media(String name) {
    return address() + MEDIA + name;
  }

  /** Which media it was asked for by whoever may have them. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What it took, in order: the parameters of the requests, and the {@code sid} that it gave. */
  public List<Map<String, String>> taken() {
    return List.copyOf(taken);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var path = exchange.getRequestURI().getPath();
      boolean posted = exchange.getRequestMethod().equals("POST");
      if (!authorized(exchange)) answer(exchange, 401, error(20003, "Authenticate"));
      else if (path.startsWith(MEDIA)) media(exchange, path);
      else if (!path.equals(PATH)) answer(exchange, 404, "{}");
      else serve(exchange, posted, form);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange, boolean posted, Map<String, String> form)
      throws IOException, InterruptedException {
    var to = form.getOrDefault("To", "");
    if (posted && heldBack.contains(to)) {
      held.incrementAndGet();
      hang();
      return;
    }
    switch (moods.getOrDefault(to, mood)) {
      case TAKES -> answer(exchange, posted ? 201 : 200, posted ? take(form) : list(exchange));
      case TAKES_AND_HANGS -> {
        var taken = posted ? take(form) : "";
        late.await();
        answer(exchange, 201, taken);
      }
      case TAKES_AND_CUTS -> {
        if (posted) take(form);
        cut(exchange);
      }
      case TAKES_AND_BREAKS -> {
        if (posted) take(form);
        answer(exchange, 500, "oops");
      }
      case BREAKS -> answer(exchange, 503, "<html>no</html>");
      case BUSY -> {
        exchange.getResponseHeaders().set("Retry-After", "" + Mood.PEACE_SECONDS);
        answer(exchange, 429, error(20429, "Too many requests"));
      }
      case REFUSES_US -> answer(exchange, 401, error(20003, "Authenticate"));
      case REFUSES_THE_MESSAGE -> answer(exchange, 400, error(refusal, "No."));
      case AWAY -> throw new IOException("nobody is here");
    }
  }

  /** An image where it says so, nothing at all, or something else. */
  private void media(HttpExchange exchange, String path) throws IOException {
    asked.add(path.substring(MEDIA.length()));
    if (path.endsWith("hangs")) hang();
    var bytes =
        path.endsWith(".png") ? Pictures.png() : "BEGIN:VCARD".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(201, 1_000);
    exchange.getResponseBody().write("{\"sid\":\"SM".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static boolean authorized(HttpExchange exchange) {
    var sent = exchange.getRequestHeaders().getFirst("Authorization");
    return new TwilioAccount(SID, TOKEN, URI.create("x"), null).authorization().equals(sent);
  }

  private String take(Map<String, String> form) {
    var message = new LinkedHashMap<>(form);
    message.put("sid", "SM" + UUID.randomUUID().toString().replace("-", ""));
    taken.add(message);
    return json(shown(message));
  }

  private static Map<String, @Nullable Object> shown(Map<String, String> message) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("sid", message.get("sid"));
    shown.put("account_sid", SID);
    shown.put("body", message.get("Body"));
    shown.put("status", "queued");
    shown.put("num_segments", "1");
    shown.put("price", null);
    shown.put("price_unit", "USD");
    shown.put("error_code", null);
    shown.put("error_message", null);
    return shown;
  }

  private String list(HttpExchange exchange) {
    var query = form(exchange.getRequestURI().getRawQuery());
    var found =
        taken.stream()
            .filter(each -> Objects.equals(query.get("To"), each.get("To")))
            .filter(each -> query.get("From") == null || query.get("From").equals(each.get("From")))
            .map(ProviderStub::shown)
            .toList();
    return json(Map.of("messages", found));
  }

  private static String error(int code, String message) {
    return json(Map.of("code", code, "message", message, "status", 400));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException flaw) {
      throw new IllegalStateException(flaw);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(@Nullable String encoded) {
    var form = new LinkedHashMap<String, String>();
    if (encoded == null || encoded.isEmpty()) return form;
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      form.merge(decoded(parts[0]), decoded(parts[1]), (one, more) -> one + " " + more);
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    late.countDown();
    closing.countDown();
    server.stop(0);
  }
}
