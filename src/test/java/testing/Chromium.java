package testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Finds a Chromium that runs: one that is installed; else Playwright's own download; else Debian's package, where it may be
 * installed; else fails with one line.
 */
final class Chromium {
    /** Names one, ahead of all others. */
    static final String VARIABLE = "MADANG_CHROMIUM";
    /** The one without windows first: the same engine for little more than half of the processor time (docs/testing.md). */
    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome", "google-chrome-stable", "chrome", "chrome.exe");
    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
    /** Debian's packages, of which older releases have the second alone; each is where its name says, on the path or not. */
    private static final List<String> PACKAGES = List.of("chromium-headless-shell", "chromium");
    private static final Path LOG = Path.of("target", "chromium.log");

    private Chromium() {}

    static Path find() {
        return firstThatRuns(
                List.of(() -> installed(System.getenv(VARIABLE), System.getenv("PATH")), Chromium::downloaded,
                        Chromium::packaged));
    }

    static Path firstThatRuns(List<Supplier<Stream<Path>>> sources) {
        return sources.stream().flatMap(Supplier::get).filter(Chromium::runs).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Browser tests need Chromium, and none is installed, Playwright's"
                                + " download failed, and Debian's package could not be installed (see " + LOG
                                + "): install Chromium or Chrome, or name one with " + VARIABLE));
    }

    static Stream<Path> installed(@Nullable String named, @Nullable String searchPath) {
        Stream<Path> onPath = folders(searchPath).flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.of(Stream.ofNullable(named).map(Path::of), onPath, PLACES.stream()).flatMap(paths -> paths)
                .filter(Files::isExecutable);
    }

    private static Stream<Path> downloaded() {
        Optional<Path> cached = playwrights();
        if (cached.isPresent()) {
            return cached.stream();
        }
        try {
            ProcessBuilder command = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
            command.command().addAll(List.of("install", "chromium"));
            command.environment().put("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
            return run(command) ? playwrights().stream() : Stream.empty();
        } catch (RuntimeException e) {
            return Stream.empty();
        }
    }

    /** Where Playwright keeps its own. */
    private static Optional<Path> playwrights() {
        try (Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }

    private static Stream<Path> packaged() {
        if (installedOnPath("apt-get")) {
            List<String> prefix = System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n");
            run(command(prefix, "apt-get", "update"));
            boolean _ = PACKAGES.stream().anyMatch(name -> run(command(prefix, "apt-get", "install", "-y",
                    "--no-install-recommends", name, "fonts-nanum")));
        }
        return PACKAGES.stream().map(name -> Path.of("/usr/bin", name)).filter(Files::isExecutable);
    }

    private static boolean installedOnPath(String name) {
        return folders(System.getenv("PATH")).anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static Stream<String> folders(@Nullable String searchPath) {
        return searchPath == null ? Stream.empty() : Pattern.compile(File.pathSeparator).splitAsStream(searchPath);
    }

    private static ProcessBuilder command(List<String> prefix, String... words) {
        ProcessBuilder command = new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of(words)).toList());
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return command;
    }

    /** A browser whose libraries are missing is there, but does not run. */
    private static boolean runs(Path executable) {
        return run(new ProcessBuilder(executable.toString(), "--version", "--no-sandbox"));
    }

    private static boolean run(ProcessBuilder command) {
        try {
            Files.createDirectories(LOG.getParent());
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile())).start();
            process.getOutputStream().close();
            if (process.waitFor(5, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
