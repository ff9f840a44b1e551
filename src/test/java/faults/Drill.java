package faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** One attack, from an untouched site to the last sum: set up, attack under load, heal, wait until it is quiet, check. */
final class Drill {
    /** From the last answer until every event is delivered: what failed is tried again after a growing time. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    /** So many more of each ware, or who buys for long is told that nothing is left. */
    private static final int PIECES = 1_000_000;

    private static final String LATE = "NOT DELIVERED";

    private final Template template;
    private final Path folder;
    private final Duration around;
    private int sites;
    private int drills;

    /** @param around how long the load goes before an attack, and after it */
    Drill(Template template, Path folder, Duration around) {
        this.template = template;
        this.folder = folder;
        this.around = around;
    }

    /**
     * What came of it.
     *
     * @param violations of what must hold whatever happens
     * @param missed figures
     */
    record Outcome(String attack, Attack.@Nullable Twin sabotage, long acknowledged, String answers, List<String> seen,
            List<String> missed, List<String> violations) {
        @Nullable
        String twin() {
            return sabotage == null ? null : sabotage.name();
        }

        /** A twin must be found out, by more than that a machine was busy; the honest site must hold, in time. */
        boolean isAsItShouldBe() {
            if (sabotage == null) {
                return violations.isEmpty() && missed.isEmpty();
            }
            List<String> missing = sabotage.missing();
            return violations.stream().anyMatch(each -> !each.startsWith(LATE) && !each.startsWith(Checker.OPEN))
                    || (!missing.isEmpty() && missing.stream()
                            .allMatch(part -> missed.stream().anyMatch(figure -> figure.contains(part))));
        }
    }

    Site open(Site.Layout layout) throws Exception {
        return Site.open(template, Files.createDirectories(folder.resolve("site" + ++sites)), layout);
    }

    Outcome run(Site site, Attack attack, Attack.@Nullable Twin twin) throws Exception {
        return run(site, attack, twin, () -> {
        });
    }

    /** @param calm what is done when the attack is over, nobody asks for anything any more, and it is looked what is left */
    Outcome run(Site site, Attack attack, Attack.@Nullable Twin twin, Runnable calm) throws Exception {
        Figures figures = new Figures();
        long begun = System.nanoTime();
        site.awaitQuiet(QUIET);
        Manner manner = twin == null ? attack.manner() : twin.manner();
        try (Load load = Load.on(site.port(), "drill" + ++drills, manner, Opening.affluent(site.jdbc()))) {
            if (twin != null) {
                twin.sabotage().on(site);
            }
            Opening opening = Opening.read(site.jdbc(), load.members(), load.wares);
            Shelf.fill(site, load, PIECES);
            long opened = System.nanoTime();
            load.begin();
            load.goesOn(around);
            attack.strike(site, load, figures);
            load.goesOn(around);
            load.end();
            long ended = System.nanoTime();
            long left = site.awaitQuiet(QUIET);
            long silent = System.nanoTime();
            calm.run();
            attack.afterwards(site, figures);
            List<String> violations = new ArrayList<>(figures.violations());
            if (left > 0) {
                violations.add(LATE + ": " + left + " deliveries are left");
            }
            violations.addAll(new Checker(site.jdbc(), site.encryption(), load, opening).violations());
            violations.addAll(OwnChecks.run(site));
            figures.note("seconds until clients come, with them, until all is delivered, until all is compared",
                    seconds(begun, opened, ended, silent, System.nanoTime()));
            return new Outcome(attack.name(), twin, load.notebook.acknowledged(),
                    load.notebook.statuses().toString(), figures.seen(), figures.missed(), violations);
        }
    }

    private static String seconds(long... moments) {
        return IntStream.range(1, moments.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.0f", (moments[i] - moments[i - 1]) / 1e9))
                .collect(Collectors.joining(", "));
    }
}
