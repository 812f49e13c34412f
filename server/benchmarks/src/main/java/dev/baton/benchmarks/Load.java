package dev.baton.benchmarks;

/** How many operations were done in which time. */
record Load(long operations, double seconds) {

  double rate() {
    return operations / seconds;
  }
}
