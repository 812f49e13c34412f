package dev.baton.channels.outgoing;

/** Why a target is not called, whoever names it. */
public enum Refusal {
  NOT_A_URL("This is not an absolute URL with a host."),
  SCHEME("The scheme of the URL is not one that is called here."),
  CREDENTIALS("A URL with a user name or password is not called."),
  HOST("The host is neither a name nor an address in its usual notation."),
  PORT("The port belongs to another protocol."),
  NOT_PUBLIC("The host does not have a public address.");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
