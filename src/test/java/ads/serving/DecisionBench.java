package ads.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link DecisionBenchmark} and writes down what came out. Run by {@code bench/ads-decisions.sh}. */
class DecisionBench {
    private static final Map<String, String> NAMES = Map.of("decided", "decided and reserved", "signed",
            "decided, reserved, token signed", "poor", "decided, 49 of 50 groups without budget");

    @Test
    void measure() throws IOException, RunnerException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(DecisionBenchmark.class.getName())
                .shouldFailOnError(true).build()).run();
        StringBuilder report = new StringBuilder(String.format(Locale.ROOT,
                """
                        # Ads: decisions

                        Command: `bench/ads-decisions.sh` (JMH 1.37). Date: %s. Machine: %d cores, Java %s. Load average at the start: %s.

                        One thread, in process, over %,d ad groups of one placement with random targeting, %d askers in turn, seed %d. By the
                        wall clock, other processes of this machine included: what a core does in a second of its own time is not less.

                        | | a second | p50 µs | p99 µs | p99.9 µs |
                        |---|---|---|---|---|
                        """,
                Instant.now().truncatedTo(ChronoUnit.MINUTES), Runtime.getRuntime().availableProcessors(),
                Runtime.version(), load, DecisionBenchmark.GROUPS, DecisionBenchmark.ASKS, DecisionBenchmark.SEED));
        for (String name : List.of("decided", "signed", "poor")) {
            var times = of(results, name, Mode.SampleTime).getPrimaryResult().getStatistics();
            report.append(String.format(Locale.ROOT, "| %s | %,.0f | %.2f | %.2f | %.2f |%n", NAMES.get(name),
                    of(results, name, Mode.Throughput).getPrimaryResult().getScore() * 1e6, times.getPercentile(50),
                    times.getPercentile(99), times.getPercentile(99.9)));
        }
        Path output = Path.of(System.getProperty("bench.output", "target/bench.md"));
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.writeString(output, report);
    }

    private static RunResult of(Collection<RunResult> results, String name, Mode mode) {
        return results.stream().filter(each -> each.getParams().getMode() == mode
                && each.getParams().getBenchmark().endsWith("." + name)).findFirst().orElseThrow();
    }
}
