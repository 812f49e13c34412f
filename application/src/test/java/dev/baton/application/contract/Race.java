package dev.baton.application.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Runs things at once, all from the same start. */
public final class Race {

  private Race() {}

  @FunctionalInterface
  public interface Runner<T> {
    T run(int number);
  }

  /** Looks again and again, for 20 s at most. */
  public static void until(BooleanSupplier come) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("it did not come");
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** What each of the runners brought home, in the order of their numbers. */
  public static <T> List<T> of(int runners, Runner<T> runner) {
    var start = new CyclicBarrier(runners);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          threads.invokeAll(
              IntStream.range(0, runners)
                  .<Callable<T>>mapToObj(
                      number ->
                          () -> {
                            start.await();
                            return runner.run(number);
                          })
                  .toList());
      var results = new ArrayList<T>();
      for (var each : running) results.add(each.get());
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError("a runner fell", e.getCause());
    }
  }
}
