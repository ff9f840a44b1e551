package pay.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that can be done with pay, at random and with faults between every two commits, on the real database. Plays seeds
 * until its time is over ({@code -Dmadang.simulation.seconds}), or so many ({@code -Dmadang.simulation.seeds}); a failure names
 * its seed, which {@code -Dmadang.simulation.seed} plays alone.
 */
@MadangTest
@Import(SimulationWiring.class)
@TestPropertySource(properties = {"madang.limits.policies.money.per-caller.per-minute=1000000",
        "madang.limits.policies.money.per-caller.burst=1000000", "madang.limits.per-caller.per-minute=1000000",
        "madang.limits.per-caller.burst=1000000", "madang.pay.cashback.after=3d",
        "madang.pay.cashback.order-within=5d"})
class SimulationTest {
    private static final long FIRST = Long.getLong("madang.simulation.first", 20_261_127);
    private static final Duration BUDGET = Duration.ofSeconds(Integer.getInteger("madang.simulation.seconds", 20));

    @Test
    void keepsItsRulesWhateverGoesWrong(@Autowired ApplicationContext context) {
        World world = new World(context);
        Long one = Long.getLong("madang.simulation.seed");
        int most = one == null ? Integer.getInteger("madang.simulation.seeds", Integer.MAX_VALUE) : 1;
        boolean timed = Integer.getInteger("madang.simulation.seeds") == null;
        long begun = System.nanoTime();
        int seeds = 0;
        long steps = 0;
        long faults = 0;
        Map<String, Long> answers = new TreeMap<>();
        Map<String, Long> deals = new TreeMap<>();
        while (seeds < most && (!timed || seeds == 0 || System.nanoTime() - begun < BUDGET.toNanos())) {
            Simulation.Report report = play(world, one == null ? FIRST + seeds : one);
            seeds++;
            steps += report.steps();
            faults += report.faults();
            report.deals().forEach(deal -> deals.merge(deal.getClass().getSimpleName(), 1L, Long::sum));
            report.answers().forEach((answer, times) -> answers.merge(answer, times.sum(), Long::sum));
        }
        System.out.printf("Simulation: %d seeds, %d steps, %d faults, 0 violations; done: %s; answers: %s%n", seeds,
                steps,
                faults, deals, answers);
        long asked = answers.values().stream().mapToLong(Long::longValue).sum();
        assertThat(answers.get("agreed")).as("it must not only be refused").isGreaterThan(asked / 4);
        assertThat(faults).isPositive();
    }

    private static Simulation.Report play(World world, long seed) {
        try {
            return new Simulation(world, seed).run();
        } catch (Throwable broken) {
            throw new AssertionError("Seed " + seed + ": replay with -Dmadang.simulation.seed=" + seed + "; asked and "
                    + "answered: " + write(world, seed), broken);
        }
    }

    private static Path write(World world, long seed) {
        try {
            return Files.writeString(Files.createDirectories(Path.of("target", "simulation")).resolve(seed + ".txt"),
                    world.trace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
