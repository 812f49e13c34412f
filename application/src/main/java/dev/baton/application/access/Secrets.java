package dev.baton.application.access;

/** Mints secrets from a secure source. */
public interface Secrets {

  /** At least 190 bits as 32 characters of {@code [A-Za-z0-9]}. */
  String next();
}
