package platform.event.delivery;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import fixture.Instance;
import fixture.VictimInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Instances that are processes of their own, killed or stopped by the system. */
class KilledInstanceTest {
    private static final String SCRIPTED = "fixture.scripted";

    @Test
    void runsTheListenerWithinTenSecondsOfTheRestartAfterAKillBetweenCommitAndListener() throws Exception {
        Map<String, String> schema = Instance.schema();
        Process killed = start(schema);
        Tsid event;
        try {
            event = eventOf(killed, "COMMITTED ");
        } finally {
            killed.destroyForcibly().waitFor();
        }
        try (Instance restarted = Instance.start(schema)) {
            await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(restarted.effects(SCRIPTED, event)).isOne());
            await().untilAsserted(
                    () -> assertThat(restarted.count("select count(*) from platform_event_delivery")).isZero());
            assertThat(restarted.count("select count(*) from fixture_effect")).isEqualTo(3);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signal that stops a process")
    void leavesOneEffectWhenAProcessIsStoppedInTheMiddleOfAListenerAndGoesOnAfterAnotherTookOver() throws Exception {
        Map<String, String> schema = Instance.schema();
        Process stopped = start(schema, "madang.events.lease=500ms");
        try (Instance other = Instance.start(schema, "madang.events.lease=500ms")) {
            Tsid event = eventOf(stopped, "BEGUN ");
            signal("STOP", stopped);
            await().pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(other.effects(SCRIPTED, event)).isOne());
            signal("CONT", stopped);
            stopped.getOutputStream().close();

            assertThat(stopped.waitFor()).as("it ends by itself").isZero();
            assertThat(other.effects(SCRIPTED, event)).isOne();
            await().untilAsserted(
                    () -> assertThat(other.count("select count(*) from platform_event_delivery")).isZero());
            assertThat(other.count("select count(*) from fixture_effect")).isEqualTo(3);
        } finally {
            stopped.destroyForcibly().waitFor();
        }
    }

    private static Process start(Map<String, String> schema, String... properties) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        VictimInstance.class.getName(), schema.get("spring.datasource.url"),
                        schema.get("spring.datasource.username"), schema.get("spring.datasource.password")));
        command.addAll(List.of(properties));
        return new ProcessBuilder(command).redirectError(new File("target/victim.log")).start();
    }

    /** The event that the process says this of; what it says after that is read too, so that it never waits for a reader. */
    private static Tsid eventOf(Process process, String word) {
        Iterator<String> lines = process.inputReader().lines().iterator();
        String said = lines.next();
        while (!said.startsWith(word)) {
            said = lines.next();
        }
        Thread.ofVirtual().start(() -> {
            try {
                lines.forEachRemaining(_ -> {
                });
            } catch (UncheckedIOException killed) {
                // It was to read until then. Uncaught, a test that awaits something beside this one would fail of it.
            }
        });
        return new Tsid(Long.parseLong(said.substring(word.length())));
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
    }
}
