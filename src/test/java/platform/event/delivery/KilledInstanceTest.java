package platform.event.delivery;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import fixture.Instance;
import fixture.VictimInstance;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KilledInstanceTest {
    private static final String PREFIX = "COMMITTED ";

    @Test
    void runsTheListenerWithinTenSecondsOfTheRestartAfterAKillBetweenCommitAndListener() throws Exception {
        Map<String, String> schema = Instance.schema();
        Tsid event = publishInAProcessThatIsKilled(schema);

        try (Instance restarted = Instance.start(schema)) {
            await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(restarted.effects("fixture.scripted", event)).isOne());
            await().untilAsserted(
                    () -> assertThat(restarted.count("select count(*) from platform_event_delivery")).isZero());
            assertThat(restarted.count("select count(*) from fixture_effect")).isEqualTo(3);
        }
    }

    private static Tsid publishInAProcessThatIsKilled(Map<String, String> schema) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                VictimInstance.class.getName(), schema.get("spring.datasource.url"),
                schema.get("spring.datasource.username"), schema.get("spring.datasource.password"))
                .redirectError(new File("target/victim.log")).start();
        try (BufferedReader output = process.inputReader()) {
            Optional<String> committed = output.lines().filter(line -> line.startsWith(PREFIX)).findFirst();
            return new Tsid(Long.parseLong(committed.orElseThrow().substring(PREFIX.length())));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
