package dev.baton.benchmarks;

/** One figure of the set with the reach it must have. */
interface Gate {

  Verdict run() throws Exception;
}
