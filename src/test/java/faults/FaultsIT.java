package faults;

import java.nio.file.Path;
import java.time.Duration;

import faults.Drill.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shortest of the drills in {@code bench/faults.sh}, on one site and in every build: that nothing is lost, and that a loss would be noticed.
 */
class FaultsIT {
    /** The jars' other tests run beside it. */
    private static final Duration AROUND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAcknowledgedWhenTheDatabaseIsKilledAndNoticesItWhereCommitsAreNotWritten()
            throws Exception {
        Drill drill = new Drill(Template.empty(folder.resolve("template")), folder, AROUND);
        Attack kill = new KillDatabase(1, Duration.ofMillis(500), Manner.GENTLE);
        try (Site site = drill.open(kill.layout())) {
            Outcome honest = drill.run(site, kill, null);
            assertThat(honest.violations()).as(honest.toString()).isEmpty();
            assertThat(honest.acknowledged()).isGreaterThan(20);

            Outcome sabotaged = drill.run(site, kill, kill.twins().getFirst());
            assertThat(sabotaged.violations()).as(sabotaged.toString()).anyMatch(each -> each.startsWith("LOST"));
        }
    }
}
