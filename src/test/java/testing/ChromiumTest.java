package testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChromiumTest {
    @TempDir
    Path folder;

    @Test
    void prefersTheNamedOneToThoseOnThePath() throws Exception {
        Path named = script("mine", 0);
        Path onPath = script("chromium", 0);
        assertThat(Chromium.installed(named.toString(), folder.toString())).startsWith(named, onPath);
    }

    @Test
    void passesOverOneThatDoesNotRun() throws Exception {
        Path broken = script("google-chrome", 127);
        Path whole = script("whole", 0);
        assertThat(Chromium.firstThatRuns(List.of(() -> Stream.of(broken), () -> Stream.of(whole)))).isEqualTo(whole);
    }

    @Test
    void asksTheNextSourceOnlyWhenItMust() throws Exception {
        Path whole = script("whole", 0);
        assertThat(Chromium.firstThatRuns(List.of(() -> Stream.of(whole), () -> {
            throw new AssertionError("downloads although one is installed");
        }))).isEqualTo(whole);
    }

    @Test
    void failsInOneLineWhenThereIsNone() {
        assertThatThrownBy(() -> Chromium.firstThatRuns(List.of(Stream::of, Stream::of)))
                .hasMessageContaining("install Chromium").message().doesNotContain("\n");
    }

    private Path script(String name, int exitCode) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\nexit " + exitCode + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
