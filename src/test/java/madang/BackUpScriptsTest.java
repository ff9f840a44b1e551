package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code bin/back-up.sh} and {@code bin/restore.sh} do with files, and what they refuse. The database is a few lines of shell
 * here; {@code faults.BackUp} loses a real one under load.
 */
class BackUpScriptsTest {
    private static final List<String> CHECKPOINTS = List.of("audit-checkpoints", "audit-checkpoints.head",
            "audit-checkpoints-ledger", "audit-checkpoints-ledger.head");

    @TempDir
    Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Path instance;

    /** How a script ended, and what it said. */
    private record End(int code, String said) {}

    @BeforeEach
    void anInstanceAndItsDatabase() throws IOException {
        instance = Files.createDirectories(folder.resolve("instance"));
        Files.writeString(instance.resolve("key-ring"), "encryption.active=e1");
        for (String each : CHECKPOINTS) {
            Files.writeString(instance.resolve(each), each);
        }
        Files.writeString(Files.createDirectories(instance.resolve("images/01")).resolve("1.webp"), "a picture");
        Files.writeString(Files.createDirectories(instance.resolve("ads-events")).resolve("0.log"), "an event");
        settings.put("MADANG_DATA", instance.toString());
        settings.put("MADANG_DB_USER", "madang");
        settings.put("MADANG_DB_PASSWORD", "secret");
        settings.put("MADANG_DUMP", program("dump", "echo '-- dump'"));
        settings.put("MADANG_CLIENT", program("client", """
                case "$*" in
                  *log_bin* | *information_schema*) echo 0 ;;
                  *) cat >> '%s' ;;
                esac""".formatted(folder.resolve("loaded"))));
    }

    @Test
    void putsBackWhatWasThereUnderTheNamesOfTheOtherPlace() throws Exception {
        assertThat(backUp()).isEqualTo(new End(0, ""));
        Path other = folder.resolve("other");
        settings.put("MADANG_DATA", other.toString());
        settings.put("MADANG_CHECKPOINTS", other.resolve("notes/audit").toString());
        settings.put("MADANG_SEAL_CHECKPOINTS", other.resolve("elsewhere/seals").toString());

        assertThat(restore()).isEqualTo(new End(0, ""));

        assertThat(other.resolve("key-ring")).hasContent("encryption.active=e1");
        assertThat(other.resolve("images/01/1.webp")).hasContent("a picture");
        assertThat(other.resolve("ads-events/0.log")).hasContent("an event");
        assertThat(other.resolve("notes/audit")).hasContent("audit-checkpoints");
        assertThat(other.resolve("notes/audit.head")).hasContent("audit-checkpoints.head");
        assertThat(other.resolve("elsewhere/seals")).hasContent("audit-checkpoints-ledger");
        assertThat(other.resolve("elsewhere/seals.head")).hasContent("audit-checkpoints-ledger.head");
        assertThat(folder.resolve("loaded")).hasContent("-- dump");
    }

    @Test
    void backsUpCheckpointsThatLieElsewhere() throws Exception {
        Path seals = Files.createDirectories(folder.resolve("vault")).resolve("seals");
        settings.put("MADANG_SEAL_CHECKPOINTS", seals.toString());
        assertThat(backUp().said()).contains("no checkpoints in " + seals);
        Files.writeString(seals.resolveSibling("seals.head"), "the newest seal");
        assertThat(backUp()).isEqualTo(new End(0, ""));
        assertThat(folder.resolve("backup/checkpoints/audit-checkpoints-ledger.head")).hasContent("the newest seal");
        assertThat(folder.resolve("backup/checkpoints/audit-checkpoints-ledger")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-ring", "audit-checkpoints", "audit-checkpoints.head", "audit-checkpoints-ledger",
            "audit-checkpoints-ledger.head", "ads-events"})
    void putsNothingOverWhatIsThere(String left) throws Exception {
        backUp();
        settings.put("MADANG_DATA", Files.createDirectories(folder.resolve("other")).toString());
        Files.writeString(folder.resolve("other").resolve(left), "evidence");

        refuses("There is " + folder.resolve("other").resolve(left) + " already");

        assertThat(folder.resolve("other").resolve(left)).hasContent("evidence");
    }

    @Test
    void loadsNothingWithoutTheKeysOfTheBackUp() throws Exception {
        backUp();
        settings.put("MADANG_DATA", folder.resolve("other").toString());
        Path ring = folder.resolve("keys/key-ring");

        Files.writeString(ring, "encryption.active=e2");
        refuses("is not the one that was there at the back-up");
        Files.delete(ring);
        refuses("There is no key ring in");

        settings.put("MADANG_KEY_RING", "elsewhere");
        assertThat(restore()).isEqualTo(new End(0, ""));
    }

    @Test
    void isNotCompleteWhenTheDatabaseCannotBeAskedWhetherItKeepsLogs() throws Exception {
        settings.put("MADANG_CLIENT", folder.resolve("not-there").toString());
        assertThat(backUp().code()).isNotZero();
        assertThat(folder.resolve("backup/complete")).doesNotExist();
    }

    @Test
    void isCompleteThoughTheInstanceServesAndFilesComeAndGo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread churn = Thread.ofPlatform().start(() -> {
            for (int i = 0; !over.get(); i++) {
                try {
                    Files.deleteIfExists(instance.resolve("images/01/" + (i + 100) % 200 + ".new"));
                    Files.writeString(instance.resolve("images/01/" + i % 200 + ".new"), "a picture that comes");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        try {
            assertThat(backUp()).isEqualTo(new End(0, ""));
        } finally {
            over.set(true);
            churn.join();
        }
        assertThat(folder.resolve("backup/images/01/1.webp")).hasContent("a picture");
    }

    private void refuses(String reason) throws Exception {
        End end = restore();
        assertThat(end.code()).isNotZero();
        assertThat(end.said()).contains(reason);
        assertThat(folder.resolve("loaded")).doesNotExist();
    }

    private End backUp() throws Exception {
        return run("bin/back-up.sh");
    }

    private End restore() throws Exception {
        return run("bin/restore.sh");
    }

    private End run(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                List.of("bash", script, folder.resolve("backup").toString(), folder.resolve("keys").toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new End(process.exitValue(), said.strip());
    }

    private String program(String name, String lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
