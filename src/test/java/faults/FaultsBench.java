package faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import faults.Drill.Outcome;
import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

/** All attacks and their twins, one after the other. Run by {@code bench/faults.sh}. */
class FaultsBench {
    private static final boolean QUICK = Boolean.getBoolean("bench.quick");
    /** Whether each attack is repeated on a sabotaged site. */
    private static final boolean TWINS = Boolean.parseBoolean(System.getProperty("bench.twins", "true"));
    /** Part of a name: only those attacks. */
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final Path OUTPUT = Path.of(System.getProperty("bench.output", "target/faults.md"));
    private static final int SHOWN = 8;
    private static final Duration AROUND = Duration.ofSeconds(1);

    /** Logs of what was attacked stay there until the next run. */
    private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();

    private static final String SITES = "sites";
    private static final String UPGRADES = "upgrades";
    private static final String LEAP_DAYS = "leap-days";

    /** The jar of the last commit with another schema; {@code bench/faults.sh} makes it. */
    private static final Path EARLIER = Path.of(System.getProperty("bench.earlier", "target/earlier.jar"))
            .toAbsolutePath();

    private final Sites sites = new Sites();
    private @Nullable Drill usual;
    private @Nullable Drill earlier;
    private @Nullable Drill leapYear;
    private final StringBuilder report = new StringBuilder();

    @Test
    void holdWhatIsPromised() throws Exception {
        report.append(String.format(Locale.ROOT, "# Faults%s%n%nDate: %s. Machine: %d cores, Java %s. Command: "
                + "`bench/faults.sh%s`.%n%n", QUICK ? ", in short" : "", Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(), Runtime.version(), QUICK ? " --quick" : ""));
        for (String before : List.of(SITES, UPGRADES, LEAP_DAYS)) {
            FileSystemUtils.deleteRecursively(FOLDER.resolve(before));
        }
        List<Run> runs = new ArrayList<>();
        List<Attack> brief = attacks(true);
        List<Attack> attacks = QUICK ? brief : attacks(false);
        for (int i = 0; i < attacks.size(); i++) {
            if (!attacks.get(i).name().contains(ONLY)) {
                continue;
            }
            runs.add(new Run(attacks.get(i), null));
            // What is sabotaged is found out soon, or the attack is of no use.
            Attack sabotaged = brief.get(i);
            sabotaged.twins().stream().limit(TWINS ? QUICK ? 1 : Long.MAX_VALUE : 0)
                    .forEach(twin -> runs.add(new Run(sabotaged, twin)));
        }
        List<Outcome> wrong = new ArrayList<>();
        try (Sites _ = sites) {
            for (int i = 0; i < runs.size(); i++) {
                long begun = System.nanoTime();
                Outcome outcome = run(runs.get(i), i + 1 < runs.size() ? runs.get(i + 1) : null);
                write(outcome, Duration.ofNanos(System.nanoTime() - begun));
                if (!outcome.isAsItShouldBe()) {
                    wrong.add(outcome);
                }
            }
        }
        assertThat(wrong).as(report.toString()).isEmpty();
    }

    /** An attack, or one of its twins, which has a site of its own. */
    private record Run(Attack attack, Attack.@Nullable Twin twin) {
        boolean isTwin() {
            return twin != null;
        }

        Site.Layout layout() {
            return twin == null ? attack.layout() : attack.layout().with(twin.settings());
        }
    }

    /** A drill that breaks off is as one that does not hold; the others go on. */
    private Outcome run(Run run, @Nullable Run next) {
        Attack.Twin twin = run.twin();
        try {
            Sites.Open open = sites.take(() -> drill(run.attack()), run.layout(), run.isTwin());
            boolean holds = false;
            try {
                Outcome outcome = open.drill().run(open.site(), run.attack(), twin, () -> {
                    if (next != null) {
                        sites.start(() -> drill(next.attack()), next.layout(), next.isTwin());
                    }
                });
                holds = outcome.violations().isEmpty();
                return outcome;
            } finally {
                sites.release(open, holds);
            }
        } catch (Exception | AssertionError e) {
            LoggerFactory.getLogger(FaultsBench.class).error("{} was broken off", run.attack().name(), e);
            String why = "BROKEN OFF: " + e.toString().lines().limit(1).collect(Collectors.joining());
            return new Outcome(run.attack().name(), twin, 0, "", List.of(why), List.of(),
                    twin == null ? List.of(why) : List.of());
        }
    }

    /** What an attack begins with. */
    private Drill drill(Attack attack) throws Exception {
        return switch (attack) {
            case RollingUpgrade _ -> earlier();
            case LeapDay _ -> leapYear();
            default -> usual();
        };
    }

    private Drill usual() throws Exception {
        if (usual == null) {
            usual = new Drill(Template.withDemo(FOLDER.resolve("template")), FOLDER.resolve(SITES), AROUND);
        }
        return usual;
    }

    /** Begins with what the last commit with another schema left behind. */
    private Drill earlier() throws Exception {
        if (earlier == null) {
            earlier = new Drill(Template.withDemo(FOLDER.resolve("earlier"), EARLIER), FOLDER.resolve(UPGRADES),
                    AROUND);
        }
        return earlier;
    }

    /** Begins some hours before a leap day. */
    private Drill leapYear() throws Exception {
        if (leapYear == null) {
            leapYear = new Drill(Template.withDemo(FOLDER.resolve("leap-year"),
                    LeapDay.DAY.minusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant()),
                    FOLDER.resolve(LEAP_DAYS), AROUND);
        }
        return leapYear;
    }

    private static List<Attack> attacks(boolean brief) {
        // In the long run everybody's money would be gone.
        Manner lasting = brief ? Manner.USUAL : Manner.FEED;
        // Those on the same layout one after the other: they share a site.
        return List.of(new KillDatabase(brief ? 2 : 8, Duration.ofSeconds(4), Manner.USUAL),
                new CutConnections(Duration.ofSeconds(brief ? 4 : 15), lasting),
                new SlowDatabase(Duration.ofSeconds(brief ? 8 : 60)), new Rush(brief ? 2 : 200),
                new KillInstance(brief ? 2 : 10, Duration.ofSeconds(4)),
                new StopInstance(brief ? 2 : 10, Duration.ofSeconds(4)),
                new FailingListener(Duration.ofSeconds(brief ? 5 : 20), lasting),
                new LastSeat(brief ? 20 : 400), new LastWon(brief ? 20 : 400),
                new Redelivery(brief ? 1_000 : 100_000, Duration.ofSeconds(brief ? 60 : 900),
                        lasting,
                        brief ? EnumSet.of(ReadModel.ORDERS) : EnumSet.allOf(ReadModel.class)),
                new Overload(Duration.ofSeconds(brief ? 5 : 15)),
                new SlowParties(),
                new BrokerDown(Duration.ofSeconds(brief ? 5 : 30)),
                new FullDisk(Duration.ofSeconds(brief ? 5 : 20)),
                new BackUp(Duration.ofSeconds(brief ? 6 : 60)),
                new JumpClock(Duration.ofSeconds(brief ? 4 : 15)), new LeapDay(),
                new RollingUpgrade(EARLIER, Duration.ofSeconds(brief ? 3 : 15)));
    }

    private void write(Outcome outcome, Duration took) throws Exception {
        report.append("## ").append(outcome.attack());
        if (outcome.twin() != null) {
            report.append(", sabotaged: ").append(outcome.twin());
        }
        report.append("\n\n").append(outcome.isAsItShouldBe()
                ? outcome.twin() == null ? "Holds." : "Found out."
                : outcome.twin() == null ? "**DOES NOT HOLD.**" : "**NOT FOUND OUT.**");
        report.append(' ').append(outcome.acknowledged()).append(" errands acknowledged; answers by status (0: none): ")
                .append(outcome.answers()).append(" With all around it ").append(took.toSeconds()).append(" s.\n\n");
        outcome.seen().forEach(line -> report.append("- ").append(line).append('\n'));
        if (outcome.twin() == null) {
            outcome.missed().forEach(line -> report.append("- **missed**: ").append(line).append('\n'));
        }
        outcome.violations().stream().limit(SHOWN)
                .forEach(line -> report.append("- violation: ").append(line).append('\n'));
        if (outcome.violations().size() > SHOWN) {
            report.append("- and ").append(outcome.violations().size() - SHOWN).append(" violations more\n");
        }
        report.append('\n');
        Files.createDirectories(OUTPUT.toAbsolutePath().getParent());
        Files.writeString(OUTPUT, report);
    }
}
