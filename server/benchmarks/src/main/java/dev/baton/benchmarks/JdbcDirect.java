package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** The denominator where there is no pgbench: the same statement from Java. */
final class JdbcDirect implements Direct {
  private final Ground ground;
  private final String sql;
  private final int conversations;
  private final LongAdder written = new LongAdder();

  JdbcDirect(Ground ground, String sql, int conversations) {
    this.ground = ground;
    this.sql = sql.replace(":n::bigint", "?::bigint");
    this.conversations = conversations;
  }

  @Override
  public String name() {
    return "the same loop in JDBC (prepared, TCP)";
  }

  @Override
  public long written() {
    return written.sum();
  }

  @Override
  public Load closed(int clients, int seconds) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    Callable<Long> client = () -> loop(end);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<Future<Long>>();
      for (int i = 0; i < clients; i++) all.add(threads.submit(client));
      long done = 0;
      for (var each : all) done += each.get();
      return new Load(done, (System.nanoTime() - began) / 1e9);
    } catch (ExecutionException flaw) {
      throw new IOException(flaw);
    }
  }

  private long loop(long end) throws SQLException {
    long done = 0;
    try (var connection = ground.connect();
        var statement = prepare(connection)) {
      while (System.nanoTime() < end) {
        once(statement);
        done++;
      }
    }
    return done;
  }

  @Override
  public Histogram paced(int perSecond, int seconds) throws SQLException {
    try (var connection = ground.connect();
        var statement = prepare(connection)) {
      return Paced.run(perSecond, seconds, () -> once(statement));
    }
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < 10; i++) once(statement);
    return statement;
  }

  private void once(PreparedStatement statement) throws SQLException {
    statement.setLong(1, ThreadLocalRandom.current().nextLong(1, conversations + 1L));
    statement.executeQuery().close();
    written.increment();
  }
}
