package dev.baton.server.launch;

/** Baton cannot run as things are; the message is one line for whoever starts it. */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Exit exit;

  public CannotStart(Exit exit, String reason) {
    super(reason);
    this.exit = exit;
  }

  public CannotStart(Exit exit, String reason, Throwable cause) {
    super(reason, cause);
    this.exit = exit;
  }

  public Exit exit() {
    return exit;
  }
}
