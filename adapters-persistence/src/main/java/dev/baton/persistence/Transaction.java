package dev.baton.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on one connection and committed by itself; it may be run again after it failed. */
interface Transaction<R> {

  R run(Connection connection) throws SQLException;

  /** Whether the last run had come so far that a lost connection leaves its outcome open. */
  boolean committing();
}
