package dev.baton.server.postgres;

import java.nio.file.Path;

/** Run as a process of its own, to be killed: serves a folder, says so, and stays. */
final class HoldPostgres {

  private HoldPostgres() {}

  public static void main(String[] arguments) throws Exception {
    var postgres = BundledPostgres.start(Path.of(arguments[0]));
    System.out.println(postgres.jdbcUrl());
    System.in.read();
    postgres.close();
  }

  static Process on(Path folder) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            HoldPostgres.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
