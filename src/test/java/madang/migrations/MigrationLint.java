package madang.migrations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import madang.migrations.Difference.Finding;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses in a migration what the release before could not live with. All that was released is run on an empty schema, then what
 * was not, one after the other, and what became of the schema is compared each time.
 * <p>
 * It does not see what happens to rows, nor a column that is dropped and made anew in one migration.
 */
final class MigrationLint {
    private final Path folder;
    private final Map<String, String> released;
    private final List<String> landed;
    private final List<Migration> migrations;
    private final DataSource schema;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param folder one folder for each module in it
     * @param released what the last release had: paths with their fingerprints
     * @param landed paths of what came since, in the order in which it did: a database may have run any of them without the next
     * @param schema an empty one
     */
    MigrationLint(Path folder, Map<String, String> released, List<String> landed, DataSource schema) {
        this.folder = folder;
        this.released = released;
        this.landed = landed;
        this.migrations = Migration.in(folder);
        this.schema = schema;
    }

    /** What a list says was released: a fingerprint and a path each line. */
    static Map<String, String> released(List<String> lines) {
        return entries(lines).filter(line -> line.contains(" ")).map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(part -> part[1], part -> part[0], (a, _) -> a, LinkedHashMap::new));
    }

    /** What it says has landed since: a path alone each line. */
    static List<String> landed(List<String> lines) {
        return entries(lines).filter(line -> !line.contains(" ")).toList();
    }

    private static Stream<String> entries(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    /** One line each; none if all is well. */
    List<String> problems() {
        stillThere();
        List<Migration> unreleased = migrations.stream().filter(each -> !isReleased(each)).toList();
        inOrder(unreleased);
        if (problems.isEmpty() && !unreleased.isEmpty()) {
            newest().forEach(this::migrate);
            Set<String> retired = migrations.stream().filter(this::isReleased)
                    .flatMap(each -> each.retired().stream()).collect(Collectors.toSet());
            Shape before = shape();
            for (Migration each : unreleased) {
                migrate(each.module(), each.version());
                Shape after = shape();
                judge(each, Difference.between(before, after), retired);
                before = after;
            }
        }
        return problems;
    }

    private boolean isReleased(Migration migration) {
        return released.containsKey(migration.path());
    }

    private void stillThere() {
        Map<String, String> present = migrations.stream()
                .collect(Collectors.toMap(Migration::path, Migration::fingerprint));
        released.forEach((path, fingerprint) -> {
            if (!fingerprint.equals(present.get(path))) {
                problems.add(path + " was released, and is " + (present.containsKey(path) ? "changed" : "gone")
                        + ": databases that have run it refuse to start. Mend it by a new migration");
            }
        });
    }

    private void inOrder(List<Migration> unreleased) {
        Map<String, Migration> left = unreleased.stream()
                .collect(Collectors.toMap(Migration::path, each -> each, (a, _) -> a, LinkedHashMap::new));
        Map<String, MigrationVersion> last = newest();
        for (String path : landed) {
            Migration migration = left.remove(path);
            if (migration == null) {
                problems.add(path + " is said to have landed, and is not there");
                continue;
            }
            MigrationVersion before = last.put(migration.module(), migration.version());
            if (before != null && migration.version().compareTo(before) <= 0) {
                problems.add(path + " comes before V" + before
                        + ", which landed earlier: databases that have run that refuse it. Give it a higher number");
            }
        }
        left.keySet().forEach(path -> problems.add(path + " is new: add it at the end of the list of what has landed"));
    }

    /** The highest released version of each module. */
    private Map<String, MigrationVersion> newest() {
        return migrations.stream().filter(this::isReleased)
                .collect(Collectors.toMap(Migration::module, Migration::version, (_, later) -> later));
    }

    private void migrate(String module, MigrationVersion until) {
        Flyway.configure().dataSource(schema).locations("filesystem:" + folder.resolve(module)).target(until)
                .table("flyway_schema_history_" + module).baselineOnMigrate(true).baselineVersion("0").load().migrate();
    }

    private Shape shape() {
        return Shape.of(JdbcClient.create(schema));
    }

    private void judge(Migration migration, Set<Finding> findings, Set<String> retired) {
        Set<String> unused = new TreeSet<>(migration.allowed());
        for (Finding finding : findings) {
            boolean asked = unused.remove(finding.toString());
            remedy(finding, asked, retired).ifPresent(remedy -> problems
                    .add(migration.path() + ": " + finding + ": " + finding.rule().why + ". " + remedy));
        }
        unused.forEach(each -> problems.add(migration.path() + " allows " + each + ", which it does not do"));
    }

    private static Optional<String> remedy(Finding finding, boolean asked, Set<String> retired) {
        if (finding.rule().takesAnotherRelease()) {
            return retired.contains(finding.subject())
                    ? Optional.empty()
                    : Optional.of("Stop using it in this release, with a migration that says '-- retires "
                            + finding.subject() + ": why', and drop it in the next");
        }
        return asked
                ? Optional.empty()
                : Optional.of("If it can all the same, the migration says '-- allows " + finding + ": why'");
    }
}
