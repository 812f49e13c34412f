package dev.baton.domain.bot;

/** What was agreed with a bot about its turns. */
public record Terms(Reach reach, Patience patience) {
  public static final Terms USUAL = new Terms(new Reach.Pull(), Patience.USUAL);
}
