package dev.baton.persistence;

import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * Asks the database something that changes nothing, each question in a transaction of its own; or
 * in the one of the request, where that has begun, so that it sees what it wrote.
 */
public final class Reads {
  private final Attempts attempts;

  public Reads(DataSource pool) {
    this.attempts = new Attempts(pool);
  }

  <R> R ask(Function<DSLContext, R> question) {
    var request = RequestTransaction.current();
    if (request != null && request.begun()) return request.ask(question);
    return attempts.make(new Question<>(question));
  }

  private record Question<R>(Function<DSLContext, R> question) implements Transaction<R> {

    @Override
    public R run(Connection connection) {
      return question.apply(Sql.on(connection));
    }

    @Override
    public boolean committing() {
      return false;
    }
  }
}
