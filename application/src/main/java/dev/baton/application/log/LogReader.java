package dev.baton.application.log;

/** Someone who makes something of every event. The word of each is in the database. */
public enum LogReader {
  WEBHOOKS,
  AWAY_MAIL
}
