package dev.baton.http.hitl;

import dev.baton.application.access.Authenticate;
import dev.baton.application.access.ChangeKey;
import dev.baton.application.access.ChangeOperator;
import dev.baton.application.access.DismissOperator;
import dev.baton.application.access.EmployOperator;
import dev.baton.application.access.IdentifyCaller;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.ListKeys;
import dev.baton.application.access.ListOperators;
import dev.baton.application.approval.DecideApproval;
import dev.baton.application.approval.RequestApproval;
import dev.baton.application.approval.WordApprovals;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.ChangeConversation;
import dev.baton.application.conversation.RemoveConversation;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.feed.Feed;
import dev.baton.application.feed.Ring;
import dev.baton.application.handoff.ClaimHandoff;
import dev.baton.application.handoff.MoveHandoff;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.handoff.ReleaseHandoffs;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.application.memory.CountingIds;
import dev.baton.application.memory.CountingSecrets;
import dev.baton.application.memory.MemoryApprovalQueries;
import dev.baton.application.memory.MemoryConversationQueries;
import dev.baton.application.memory.MemoryHandoffQueries;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.memory.MemoryTranscriptQueries;
import dev.baton.http.Settings;
import dev.baton.http.Settings.Times;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.Wire;
import dev.baton.http.access.Authenticator;
import dev.baton.http.kit.Contract;
import dev.baton.http.kit.Guarding;
import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The HITL surface and others at one wire over memory, and the words to call it. */
public final class Desk implements AutoCloseable {
  private final StoppedClock clock = new StoppedClock();
  private final CountingIds ids = new CountingIds();
  private final MemoryTransactions memory = new MemoryTransactions(clock, this::ring);
  private final MemoryTranscriptQueries transcripts = new MemoryTranscriptQueries(memory);
  private final Feed feed = new Feed(transcripts, _ -> Map.of());
  private final Authenticator authenticator =
      new Authenticator(new Authenticate(memory), Duration.ZERO);
  private final Wire wire;
  private final Contract contract;

  public Desk(Function<Desk, List<Surface>> more) {
    this(Times.USUAL, more);
  }

  public Desk(Times times, Function<Desk, List<Surface>> more) {
    var surfaces = Stream.concat(surfaces().stream(), more.apply(this).stream()).toList();
    var table = new Table(surfaces);
    contract = Contract.of(table);
    var guards = Guarding.over(memory, authenticator, clock);
    wire = Wire.start(new Settings("127.0.0.1", 0, times), table, guards);
  }

  public static Desk open() {
    return new Desk(_ -> List.of());
  }

  private HitlSurface hitl() {
    var conversations = new MemoryConversationQueries(memory);
    return new HitlSurface(
        new QueueRoutes(new MemoryHandoffQueries(memory), request()),
        new StretchRoutes(
            new RelayMessage(memory, ids),
            new ClaimHandoff(memory),
            new MoveHandoff(memory),
            new SettleHandoff(memory)),
        new SessionRoutes(
            new StartConversation(memory, ids),
            new ChangeConversation(memory, ids),
            new RemoveConversation(memory),
            conversations),
        poll(),
        approvals());
  }

  private ApprovalRoutes approvals() {
    var approvals = new MemoryApprovalQueries(memory);
    return new ApprovalRoutes(
        approvals,
        new RequestApproval(memory, ids),
        new DecideApproval(approvals, memory),
        new ApprovalMessageRoutes(new WordApprovals(memory)));
  }

  private IdentitySurface identity() {
    return new IdentitySurface(
        new KeyRoutes(
            new IssueKey(memory, ids, new CountingSecrets()),
            new ListKeys(memory),
            new ChangeKey(memory),
            authenticator),
        new OperatorRoutes(
            new EmployOperator(memory, ids),
            new ChangeOperator(memory),
            new DismissOperator(
                memory, new ReleaseHandoffs(new MemoryHandoffQueries(memory), memory)),
            new ListOperators(memory),
            authenticator),
        new WhoamiRoute(new IdentifyCaller(memory)));
  }

  public PollRoute poll() {
    return new PollRoute(transcripts, feed, urls());
  }

  /** As if the world knew no host of ours. */
  public AssetUrls urls() {
    return new AssetUrls(URI::create);
  }

  public MemoryTranscriptQueries transcripts() {
    return transcripts;
  }

  public RequestHandoff request() {
    return new RequestHandoff(memory, transcripts, ids);
  }

  private void ring(List<Ring> rings) {
    feed.heard(rings);
  }

  public MemoryTransactions memory() {
    return memory;
  }

  public CountingIds ids() {
    return ids;
  }

  public StoppedClock clock() {
    return clock;
  }

  public Feed feed() {
    return feed;
  }

  public int port() {
    return wire.port();
  }

  public List<Surface> surfaces() {
    return List.of(hitl().surface(), identity().surface());
  }

  public Said get(String key, String path) {
    return call("GET " + path, key, "");
  }

  public Said post(String key, String path, String body) {
    return call("POST " + path, key, body);
  }

  public Said delete(String key, String path) {
    return call("DELETE " + path, key, "");
  }

  public Said call(String requestLine, String key, String body) {
    var answer = raw(requestLine, body, "x-api-key: " + key);
    var words = requestLine.split(" ", 2);
    contract.hold(words[0], words[1], answer.status(), answer.body());
    return Said.of(answer.status(), answer.body());
  }

  public RawHttp.Answer raw(String requestLine, String body, String... headers) {
    try {
      return RawHttp.once(port(), HttpText.request(requestLine, body, headers)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    wire.close();
    feed.close();
  }
}
