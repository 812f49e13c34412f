package dev.baton.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** The denominator as PostgreSQL's own load generator runs it, prepared, over TCP. */
final class Pgbench implements Direct {
  private static final Pattern DONE =
      Pattern.compile("number of transactions actually processed: (\\d+)");

  private final Ground ground;
  private final String sql;
  private final int conversations;
  private long written;

  Pgbench(Ground ground, String sql, int conversations) {
    this.ground = ground;
    this.sql = sql;
    this.conversations = conversations;
  }

  static boolean present() throws IOException {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
  }

  @Override
  public String name() {
    return "pgbench (custom script, prepared, TCP)";
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public Load closed(int clients, int seconds) throws IOException, InterruptedException {
    int threads = Math.min(clients, 2);
    long began = System.nanoTime();
    long done = run(List.of("-c" + clients, "-j" + threads, "-T" + seconds));
    double took = (System.nanoTime() - began) / 1e9;
    return new Load(done, Math.min(took, seconds));
  }

  /** pgbench counts from the intended start when it is given a rate. */
  @Override
  public Histogram paced(int perSecond, int seconds) throws IOException, InterruptedException {
    run(List.of("-c1", "-R" + perSecond, "-T" + seconds, "-l", "--log-prefix=paced"));
    var micros = new Histogram(3);
    try (var logs = Files.newDirectoryStream(ground.folder(), "paced.*")) {
      for (var log : logs) {
        for (var line : Files.readAllLines(log)) {
          micros.recordValue(Long.parseLong(line.split(" ", -1)[2]));
        }
        Files.delete(log);
      }
    }
    return micros;
  }

  private long run(List<String> options) throws IOException, InterruptedException {
    var script = ground.folder().resolve("direct.sql");
    Files.writeString(script, "\\set n random(1, " + conversations + ")\n" + sql.strip() + ";\n");
    var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-f", "direct.sql"));
    command.addAll(options);
    var builder = new ProcessBuilder(command).directory(ground.folder().toFile());
    connect(builder);
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException("pgbench said: " + said);
    var done = DONE.matcher(said);
    if (!done.find()) throw new IOException("pgbench said: " + said);
    written += Long.parseLong(done.group(1));
    return Long.parseLong(done.group(1));
  }

  /** By the environment, where the password is not for everybody to see. */
  private void connect(ProcessBuilder builder) {
    var url = URI.create(ground.database().directUrl().substring("jdbc:".length()));
    var environment = builder.environment();
    environment.put("PGHOST", url.getHost());
    environment.put("PGPORT", Integer.toString(url.getPort() < 0 ? 5432 : url.getPort()));
    environment.put("PGDATABASE", url.getPath().substring(1));
    for (var pair : String.valueOf(url.getQuery()).split("&", -1)) {
      if (pair.startsWith("user=")) environment.put("PGUSER", pair.substring(5));
      if (pair.startsWith("password=")) environment.put("PGPASSWORD", pair.substring(9));
    }
  }
}
