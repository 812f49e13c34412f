package dev.baton.http;

/** Thrown between the socket and the endpoint, never by one: the request is not served. */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Fault fault;

  public Rejected(Fault fault) {
    super(fault.toString(), null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
