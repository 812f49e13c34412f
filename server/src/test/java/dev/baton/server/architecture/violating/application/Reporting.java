package dev.baton.server.architecture.violating.application;

import java.sql.Connection;

/** Speaks to the database past its port. */
record Reporting(Connection connection) {}
