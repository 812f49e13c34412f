package dev.baton.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Jdbc;

/**
 * Run by the build of adapters-persistence: generates jOOQ's tables from the real migrations on an
 * embedded PostgreSQL, unless migrations and configuration are those of the last time.
 */
public final class GenerateTables {

  private GenerateTables() {}

  /** Arguments: jOOQ's configuration, the folder of the migrations, the output folder. */
  public static void main(String[] arguments) throws Exception {
    var configuration = Path.of(arguments[0]);
    var output = Path.of(arguments[2]);
    var marker = output.resolveSibling(output.getFileName() + ".sha256");
    var fingerprint = fingerprint(configuration, Path.of(arguments[1]));
    if (Files.isDirectory(output) && marked(marker, fingerprint)) {
      return;
    }
    Files.deleteIfExists(marker);
    generate(Files.readString(configuration), output);
    Files.writeString(marker, fingerprint);
  }

  private static void generate(String configuration, Path output) throws Exception {
    try (var database = EmbeddedPostgres.start()) {
      Migrations.of(database.getPostgresDatabase()).migrate();
      var settings = GenerationTool.load(stream(configuration));
      settings.setJdbc(
          new Jdbc()
              .withDriver("org.postgresql.Driver")
              .withUrl(database.getJdbcUrl("postgres", "postgres")));
      settings.getGenerator().getTarget().setDirectory(output.toString());
      GenerationTool.generate(settings);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean marked(Path marker, String fingerprint) throws IOException {
    return Files.exists(marker) && Files.readString(marker).equals(fingerprint);
  }

  private static String fingerprint(Path configuration, Path migrations)
      throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
    digest.update(Files.readAllBytes(configuration));
    try (var files = Files.list(migrations)) {
      files
          .filter(each -> each.toString().endsWith(".sql"))
          .sorted()
          .forEach(each -> add(digest, each));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path file) {
    try {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }
}
