package dev.baton.server.node;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.asset.Blobs;
import dev.baton.application.away.PlanAwayMails;
import dev.baton.application.away.Recheck;
import dev.baton.application.away.SendAwayMails;
import dev.baton.application.copilot.TakeTurns;
import dev.baton.application.delivery.DeliverDue;
import dev.baton.application.log.FollowLog;
import dev.baton.application.log.LogReader;
import dev.baton.channels.asset.FolderBlobs;
import dev.baton.channels.asset.S3Blobs;
import dev.baton.channels.email.SmtpEmail;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.sms.TwilioAccount;
import dev.baton.channels.sms.TwilioSms;
import dev.baton.http.Guards;
import dev.baton.http.Settings;
import dev.baton.http.Table;
import dev.baton.http.Wire;
import dev.baton.persistence.DatabasePool;
import dev.baton.persistence.RestoredLog;
import dev.baton.server.config.Config.Keeping;
import dev.baton.server.config.Mail;
import dev.baton.server.postgres.OpenDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node of an installation, on an open and migrated database. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** What was opened, the last on top: nobody misses what is closed before. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final KnownUrl url;
  private final Injector injector;

  private Node(OpenDatabase database, Setup setup) {
    this.url = new KnownUrl(setup.publicUrl());
    var pool = keep(DatabasePool.open(database.url(), null, null, setup.poolSize()));
    if (RestoredLog.adopt(pool)) LOG.warn("the log came from another cluster, and was moved here");
    var outgoing = keep(OutgoingHttp.start(setup.channels().allowedPrivate()));
    var live = keep(Live.on(pool, database.directUrl()));
    var bell = new Bell(live.doorbell());
    this.injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new ApplicationModule(live, setup.clock(), new AesSeals(setup.sealingKey())),
            new PersistenceModule(pool, bell, setup.writers()),
            new ChannelsModule(outgoing, blobs(setup), url, setup.channels().sms()),
            new CopilotModule(setup.channels().model()),
            new HttpModule(new DatabaseReadiness(pool, live)));
    live.start();
    keep(injector.getInstance(WebKeeper.class)).start();
    keep(injector.getInstance(PresenceKeeper.class)).start();
    keep(injector.getInstance(Timekeeper.class)).start();
    keep(injector.getInstance(CopilotKeeper.class)).start();
    keep(injector.getInstance(TakeTurns.class));
    keep(injector.getInstance(TurnKeeper.class)).start();
    keep(injector.getInstance(TurnSender.class)).start();
    keep(injector.getInstance(WebhookKeeper.class)).start();
    carry(setup.channels().sms(), bell);
    write(setup.channels().mail());
  }

  /** Without a server nobody is told, and what was said until there is one is told to nobody. */
  private void write(@Nullable Mail mail) {
    if (mail == null) {
      keep(new Rounds("pass-away-mails", Duration.ofSeconds(1), this::passOver)).start();
      return;
    }
    var email = keep(new SmtpEmail(mail.server()));
    var send =
        new SendAwayMails(
            get(Transactions.class),
            get(Recheck.class),
            email,
            get(Ids.class),
            () -> ThreadLocalRandom.current().nextDouble());
    keep(new AwayKeeper(new PlanAwayMails(get(FollowLog.class), mail.after()), send)).start();
  }

  private void passOver() {
    boolean more = true;
    while (more) more = get(FollowLog.class).step(LogReader.AWAY_MAIL, 1_000, (_, _) -> {}) > 0;
  }

  /** Without a provider what is said by SMS waits. */
  private void carry(@Nullable TwilioAccount account, Bell bell) {
    if (account == null) return;
    var sms = keep(TwilioSms.of(account, url));
    var deliver =
        new DeliverDue(
            get(Transactions.class),
            sms,
            get(Ids.class),
            () -> ThreadLocalRandom.current().nextDouble());
    var courier = keep(new Courier(deliver));
    bell.wakes(courier::wake);
    courier.start();
  }

  private Blobs blobs(Setup setup) {
    return switch (setup.channels().assets()) {
      case Keeping.Folder(var path) -> new FolderBlobs(path);
      case Keeping.Bucket(var bucket) -> keep(new S3Blobs(bucket, setup.clock()));
    };
  }

  /** Starts what works without being asked; nothing is served yet. */
  public static Node start(OpenDatabase database, Setup setup) {
    return new Node(database, setup);
  }

  /** Serves from now on. Closed first of all, with time for what is under way. */
  public Wire listen(Settings settings) {
    url.listening(settings.host(), settings.port());
    var wire = keep(Wire.start(settings, get(Table.class), get(Guards.class)));
    url.listening(settings.host(), wire.port());
    return wire;
  }

  /** A use case or port of this node. */
  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception flaw) {
        LOG.atError().setCause(flaw).log("a part of the node did not close");
      }
    }
  }
}
