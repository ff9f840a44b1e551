package platform.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateFileTest {
    @TempDir
    Path folder;

    @Test
    void takesThePlaceOfWhatIsThereInOneStepAndIsItsOwnersAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "old");
        Path old = Files.createLink(folder.resolve("old"), file);
        PrivateFile.replace(file, "new");
        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(Files.readString(old)).as("not written over").isEqualTo("old");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, old);
        }
    }

    @Test
    void leavesTheOneThatAnotherMadeFirst() throws Exception {
        Path file = folder.resolve("folder").resolve("secret");
        PrivateFile.create(file, "first");
        PrivateFile.create(file, "second");
        assertThat(Files.readString(file)).isEqualTo("first");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
