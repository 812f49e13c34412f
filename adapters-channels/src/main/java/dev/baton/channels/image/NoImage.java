package dev.baton.channels.image;

/** Bytes that are no image to be shown, with the reason as a sentence. */
public final class NoImage extends Exception {
  private static final long serialVersionUID = 1;

  NoImage(String why) {
    super(why, null, false, false);
  }

  static NoImage broken() {
    return new NoImage("The image is broken or incomplete.");
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
