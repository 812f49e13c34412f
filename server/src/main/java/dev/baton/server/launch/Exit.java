package dev.baton.server.launch;

/** How the process ends, for scripts and supervisors; the numbers are those of sysexits(3). */
public enum Exit {
  OK(0),
  /** A bug in Baton: the only exit with a stack trace. */
  BUG(1),
  /** The command line was wrong. */
  USAGE(2),
  /** The schema is not one this binary can serve. */
  SCHEMA(65),
  /** The database cannot be reached or refuses us. */
  DATABASE(69),
  /** The address to listen on is taken or not ours. */
  ADDRESS(71),
  /** The data folder cannot be used. */
  FOLDER(73),
  /** The data folder is in use by another Baton. */
  BUSY(75),
  /** A setting is missing, unknown or invalid. */
  SETTINGS(78);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
