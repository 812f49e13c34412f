package dev.baton.server.installation;

import dev.baton.channels.email.SmtpServer;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.http.Settings;
import dev.baton.http.Settings.Times;
import dev.baton.http.stream.EventStream.Pace;
import dev.baton.persistence.TestDatabase;
import dev.baton.server.config.Config.Channels;
import dev.baton.server.config.Mail;
import dev.baton.server.demo.Demo;
import dev.baton.server.demo.ScriptedBot;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real Baton in this JVM: nodes that listen on ports of their own, on one database of its own, in
 * which the demonstration's two organizations live.
 */
public final class Installation implements AutoCloseable {
  private static final int POOL_SIZE = 8;

  /** As usual, but heartbeats come soon, at which a stream asks whether it may go on. */
  private static final Times TIMES =
      new Times(
          Times.USUAL.idle(),
          Times.USUAL.request(),
          Times.USUAL.write(),
          Duration.ofSeconds(2),
          new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Pace.USUAL.recheck()));

  private final TestDatabase database = TestDatabase.fresh();
  private final Deque<Node> nodes = new ArrayDeque<>();
  private final Path folder;
  private final Demo demo;
  private Channels channels;
  private @Nullable URI publicUrl;

  /**
   * @param folder where the demonstration keeps its keys, and nodes what is not in the database
   */
  private Installation(Path folder) {
    this.folder = folder;
    this.channels = Channels.in(folder);
    this.demo = new Demo(folder);
  }

  /** Nothing runs yet; all of it goes when this is closed. */
  public static Installation fresh() {
    try {
      return new Installation(Files.createTempDirectory("baton"));
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  /** Nodes that start from now on are told that the world reaches them here. */
  public Installation reached(URI other) {
    publicUrl = other;
    return this;
  }

  /** Nodes that start from now on call this provider. */
  public Installation texting(TwilioAccount account) {
    channels = channels.with(account);
    return this;
  }

  /** Nodes that start from now on tell visitors who are away so long by this server. */
  public Installation mailing(SmtpServer server, Duration after) {
    channels =
        new Channels(
            channels.allowedPrivate(),
            channels.assets(),
            channels.sms(),
            channels.model(),
            new Mail(server, after));
    return this;
  }

  public Site start() {
    return start(InstantSource.system());
  }

  /** Nodes that start from now on may call these although they are not public. */
  public Installation allowing(String privateTargets) {
    var allowed = AllowedPrivate.of(privateTargets);
    channels =
        new Channels(allowed, channels.assets(), channels.sms(), channels.model(), channels.mail());
    return this;
  }

  /** Starts one more node, whose own clock is this. */
  public Site start(InstantSource clock) {
    var open = new OpenDatabase(database.url(), database.url(), null);
    var setup = Setup.usual(POOL_SIZE, folder).with(clock).with(channels).reached(publicUrl);
    var node = Node.start(open, setup);
    nodes.push(node);
    demo.seed(node);
    // Tests ask more in a minute than anybody would.
    execute(
        "update organization set requests_per_minute = 10000000, requests_per_hour = 100000000");
    var wire = node.listen(new Settings("127.0.0.1", 0, TIMES));
    var address = URI.create("http://127.0.0.1:" + wire.port());
    return new Site(node, wire.port(), People.read(demo.announcement(address, null).json()));
  }

  /** Stops the node that was started first. */
  public void stopFirst() {
    nodes.removeLast().close();
  }

  /** The bot that the demonstration plays, at work until it is closed. */
  public ScriptedBot scriptedBot(URI node, Consumer<String> told) {
    return demo.bot(node, told).start();
  }

  /** Where the database is, for a process or a command of its own. */
  public String url() {
    return database.url();
  }

  /** What nodes keep beside the database, for a command of its own. */
  public Path folder() {
    return folder;
  }

  public void execute(String sql) {
    database.execute(sql);
  }

  /** The one value that a query answers. */
  public String ask(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  /** A connection of its own, past all pools. */
  public Connection connect() throws SQLException {
    return database.dataSource().getConnection();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    database.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }
}
