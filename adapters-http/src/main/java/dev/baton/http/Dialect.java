package dev.baton.http;

/** The words in which one surface says no. */
public interface Dialect {

  /** The complete answer: status, headers and body. */
  Reply render(Fault fault, String requestId);
}
