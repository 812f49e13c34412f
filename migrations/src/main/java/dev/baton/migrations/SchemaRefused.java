package dev.baton.migrations;

/**
 * The database cannot serve this Baton; the message is one line for whoever runs the installation.
 */
public final class SchemaRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  SchemaRefused(String reason) {
    super(reason);
  }

  SchemaRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}
