package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * An open load: things begin at random times (a Poisson process) whether or not earlier ones are done, and each is timed from
 * when it should have begun, so that a stall is seen by everybody whom it would have kept waiting.
 */
final class OpenLoad {
    private final double perSecond;
    private final Duration duration;

    OpenLoad(double perSecond, Duration duration) {
        this.perSecond = perSecond;
        this.duration = duration;
    }

    /** What came out, sorted, in nanoseconds, with the number of those that failed. */
    record Latencies(List<Long> nanos, int failures) {
        double millis(double quantile) {
            return nanos.get((int) Math.min(nanos.size() - 1L, (long) (quantile * nanos.size()))) / 1e6;
        }

        /** A row: number, failures, p50, p95, p99, longest. */
        String row(String name) {
            return String.format(Locale.ROOT, "| %s | %,d | %d | %.1f | %.1f | %.1f | %.1f |%n", name, nanos.size(),
                    failures, millis(0.5), millis(0.95), millis(0.99), millis(1));
        }

        static String head() {
            return "| | done | failed | p50 ms | p95 ms | p99 ms | longest ms |\n|---|---|---|---|---|---|---|\n";
        }
    }

    /** Runs {@code each} with 0, 1, 2 and so on; one that throws has failed. */
    Latencies run(IntConsumer each) throws InterruptedException {
        List<Future<Long>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            double due = 0;
            for (int i = 0; due < duration.toNanos(); i++) {
                due += -Math.log(1 - ThreadLocalRandom.current().nextDouble()) / perSecond * 1e9;
                long begin = start + (long) due;
                int number = i;
                TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
                running.add(threads.submit(() -> {
                    each.accept(number);
                    return System.nanoTime() - begin;
                }));
            }
        }
        List<Long> nanos = running.stream().filter(future -> future.state() == Future.State.SUCCESS)
                .map(Future::resultNow).sorted().toList();
        running.stream().filter(future -> future.state() == Future.State.FAILED).limit(3)
                .forEach(future -> System.err.println("Failed: " + future.exceptionNow()));
        return new Latencies(nanos, running.size() - nanos.size());
    }
}
