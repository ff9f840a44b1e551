package madang.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** No migration brings what the release before could not live with, and the lint finds those that do. */
@Order(1)
class MigrationLintTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED = Path.of("src/test/resources/migrations/released.txt");

    @TempDir
    Path folder;

    @Test
    void theReleaseBeforeCanLiveWithWhatCameSince() throws IOException {
        List<String> lines = Files.readAllLines(RELEASED);
        if (System.getProperty("madang.released", "").equals("write")) {
            lines = Stream.concat(lines.stream().takeWhile(line -> line.startsWith("#")),
                    Migration.in(FOLDER).stream().map(each -> each.fingerprint() + " " + each.path())).toList();
            Files.write(RELEASED, lines);
        }
        assertThat(new MigrationLint(FOLDER, MigrationLint.released(lines), MigrationLint.landed(lines), emptySchema())
                .problems()).isEmpty();
    }

    @Test
    void whatIsDroppedMustHaveBeenRetiredInAReleaseBefore() throws IOException {
        migration("V1", "create table a (id int primary key, old int null);");
        migration("V2", "alter table a drop column old;");
        assertThat(problems("V1")).singleElement().asString().startsWith("m/V2__x.sql: COLUMN_GONE a.old")
                .contains("-- retires a.old: why");

        migration("V2", "-- retires a.old: nobody reads it any more\nalter table a drop column old;");
        assertThat(problems("V1")).as("not in the same release").hasSize(1);

        migration("V2", "-- allows COLUMN_GONE a.old: it is only a small column\nalter table a drop column old;");
        assertThat(problems("V1")).as("no reason makes it good").hasSize(1);

        migration("V2", "-- retires a.old: nobody reads it any more\n");
        migration("V3", "alter table a drop column old;");
        assertThat(problems("V1", "V2")).isEmpty();
    }

    @Test
    void whatElseBreaksARuleNeedsAReasonThatNamesIt() throws IOException {
        migration("V1",
                "create table a (id int primary key, state varchar(9) not null, constraint a_state check (state in ('A')));");
        String wider = "alter table a drop constraint a_state;\nalter table a add constraint a_state check (state in ('A', 'B'));";
        migration("V2", wider);
        assertThat(problems("V1")).singleElement().asString().contains("CHECK a.a_state",
                "'-- allows CHECK a.a_state: why'");

        migration("V2", "-- allows CHECK a.a_state: only wider, and nothing is B in this release\n" + wider);
        assertThat(problems("V1")).isEmpty();

        migration("V2", "-- allows CHECK a.a_state: \n" + wider);
        assertThat(problems("V1")).as("a reason is words").hasSize(1);

        migration("V2",
                "-- allows CHECK a.a_state: only wider, and nothing is B\nalter table a add column b int null;");
        assertThat(problems("V1")).singleElement().asString().contains("allows CHECK a.a_state, which it does not do");
    }

    @Test
    void whatWasReleasedStaysAndNothingComesBeforeIt() throws IOException {
        migration("V1", "create table a (id int primary key);");
        migration("V3", "create table b (id int primary key);");
        Map<String, String> released = released("V1", "V3");
        migration("V2", "create table c (id int primary key);");
        assertThat(problems(released, "m/V2__x.sql")).singleElement().asString()
                .contains("m/V2__x.sql comes before V3");

        Files.delete(folder.resolve("m/V2__x.sql"));
        migration("V1", "create table a (id bigint primary key);");
        assertThat(problems(released)).singleElement().asString()
                .contains("m/V1__x.sql was released, and is changed");

        Files.delete(folder.resolve("m/V1__x.sql"));
        assertThat(problems(released)).singleElement().asString()
                .contains("m/V1__x.sql was released, and is gone");
    }

    @Test
    void whatLandsComesAfterWhatHasLanded() throws IOException {
        migration("V1", "create table a (id int primary key);");
        migration("V3", "create table b (id int primary key);");
        Map<String, String> released = released("V1");
        assertThat(problems(released)).singleElement().asString().contains("m/V3__x.sql is new");
        assertThat(problems(released, "m/V3__x.sql")).isEmpty();

        migration("V2", "create table c (id int primary key);");
        assertThat(problems(released, "m/V3__x.sql", "m/V2__x.sql")).singleElement().asString()
                .contains("m/V2__x.sql comes before V3");

        Files.delete(folder.resolve("m/V2__x.sql"));
        assertThat(problems(released, "m/V3__x.sql", "m/V2__x.sql")).singleElement().asString()
                .contains("m/V2__x.sql is said to have landed");
    }

    private void migration(String version, String sql) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("m")).resolve(version + "__x.sql"), sql);
    }

    private Map<String, String> released(String... versions) {
        List<String> paths = Stream.of(versions).map(version -> "m/" + version + "__x.sql").toList();
        return Migration.in(folder).stream().filter(each -> paths.contains(each.path()))
                .collect(Collectors.toMap(Migration::path, Migration::fingerprint));
    }

    /** What else there is has landed in its order. */
    private List<String> problems(String... released) {
        Map<String, String> before = released(released);
        return problems(before, Migration.in(folder).stream().map(Migration::path)
                .filter(path -> !before.containsKey(path)).toArray(String[]::new));
    }

    private List<String> problems(Map<String, String> released, String... landed) {
        return List.copyOf(new MigrationLint(folder, released, List.of(landed), emptySchema()).problems());
    }

    private static DataSource emptySchema() {
        return TestSchema.with().dataSource();
    }
}
