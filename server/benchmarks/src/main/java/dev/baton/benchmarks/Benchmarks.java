package dev.baton.benchmarks;

/** Runs the benchmarks named on the command line, or all of them. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] names) {
    System.out.println("No benchmark is here yet; asked for: " + String.join(" ", names));
  }
}
