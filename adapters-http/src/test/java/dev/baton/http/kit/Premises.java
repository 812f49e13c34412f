package dev.baton.http.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.Caller;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.KeyHash;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.feed.Feed;
import dev.baton.application.live.LiveEvents;
import dev.baton.application.live.Watchers;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.application.memory.MemoryBlobs;
import dev.baton.application.memory.MemoryConversationQueries;
import dev.baton.application.memory.MemoryEventQueries;
import dev.baton.application.memory.MemoryMessageQueries;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.memory.MemoryTranscriptQueries;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Window;
import dev.baton.http.Settings;
import dev.baton.http.Settings.Times;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.Wire;
import dev.baton.http.access.Authenticator;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A wire over memory, with organizations to move in. Time stands still until it is told. */
public final class Premises implements AutoCloseable {
  public static final String START = "2026-01-01T00:00:00.000000Z";

  public final CountingIds ids = new CountingIds();
  public final CountingSecrets secrets = new CountingSecrets();
  public final Feed feed;
  public final LiveEvents live;
  public final Watchers watchers;
  public final MemoryTransactions memory;
  public final MemoryTranscriptQueries transcripts;
  public final MemoryConversationQueries conversations;
  public final MemoryBlobs blobs = new MemoryBlobs();
  public final AssetUrls urls = new AssetUrls(path -> URI.create("https://baton.test" + path));
  private final Wire wire;
  private final Contract contract;
  private volatile Instant now = Instant.parse(START);

  public Premises(Function<Premises, List<Surface>> surfaces) {
    var clock = (InstantSource) () -> now;
    var rings = new Rings();
    memory = new MemoryTransactions(clock, rings);
    transcripts = new MemoryTranscriptQueries(memory);
    conversations = new MemoryConversationQueries(memory);
    feed = new Feed(transcripts, subjects -> Map.of());
    live = new LiveEvents(new MemoryEventQueries(memory), new MemoryMessageQueries(memory));
    watchers = new Watchers(new UUID(0, 0), memory.presences(), live::hinted);
    rings.to(feed, live);
    live.start(() -> true);
    var usual = Times.USUAL;
    var pace = new Pace(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(100));
    var times = new Times(usual.idle(), usual.request(), usual.write(), usual.drain(), pace);
    var table = new Table(surfaces.apply(this));
    contract = Contract.of(table);
    wire =
        Wire.start(
            new Settings("127.0.0.1", 0, times),
            table,
            Guarding.over(
                memory, new Authenticator(new Authenticate(memory), Duration.ZERO), clock));
  }

  /** An organization that moved in. */
  public record Tenant(Organization.Id organization, Bot bot, Operator operator, String key) {}

  public Tenant tenant() {
    var id = new Organization.Id(ids.next());
    var rule = new Window.Rule(Duration.ofMillis(1500), Duration.ofSeconds(5));
    var bot = new Bot(new Bot.Id(ids.next()), id, "Botty", rule);
    var operator = new Operator(new Operator.Id(ids.next()), id, "Ada", Role.OPERATOR);
    memory.within(
        store -> {
          store.organizations().add(new Organization(id, "Acme", "acme-" + id.value()));
          store.bots().add(bot);
          store.operators().add(operator);
          return true;
        });
    return new Tenant(id, bot, operator, key(id, EnumSet.allOf(Scope.class)));
  }

  public String key(Organization.Id organization, Set<Scope> scopes) {
    var order = new IssueKey.Order("a key", scopes, null, null);
    return new IssueKey(memory, ids, secrets)
        .issue(organization, order)
        .orElseThrow()
        .secret()
        .text();
  }

  public Caller caller(Tenant tenant) {
    var hash = KeyHash.of(tenant.key());
    return Caller.by(new Authenticate(memory).key(hash).orElseThrow().key());
  }

  public void revoke(Organization.Id organization, String key) {
    memory.within(
        store -> {
          var found = store.apiKeys().findByHash(KeyHash.of(key)).orElseThrow();
          store.apiKeys().save(found.key().revoked(found.asOf()));
          return found;
        });
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public int port() {
    return wire.port();
  }

  /** What came back, with its body read. */
  public record Answer(int status, JsonNode body) {
    public UUID id() {
      return UUID.fromString(body.get("id").textValue());
    }
  }

  public Answer send(String requestLine, @Nullable String body, String secret, String... headers)
      throws IOException {
    var all = new ArrayList<>(List.of(headers));
    if (!secret.isEmpty()) all.add("Authorization: Bearer " + secret);
    var text = HttpText.request(requestLine, body == null ? "" : body, all.toArray(String[]::new));
    var answer = RawHttp.once(port(), text).orElseThrow();
    var words = requestLine.split(" ", 2);
    contract.hold(words[0], words[1], answer.status(), answer.body());
    return new Answer(answer.status(), Json.of(answer.body()));
  }

  public EventReader follow(String path, String secret, String... headers) throws IOException {
    return EventReader.open(port(), path, secret, headers).holding(contract, path);
  }

  @Override
  public void close() {
    wire.close();
    feed.close();
    live.close();
  }
}
