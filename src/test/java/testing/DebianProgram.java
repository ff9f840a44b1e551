package testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that tests need and that Maven does not bring: one that a variable names; else one on the path; else that of Debian's
 * package, which is unpacked below {@code target} and installed nowhere, so that no service starts and nothing of the machine
 * changes; else the test fails with one line.
 */
public final class DebianProgram {
    private static final Path UNPACKED = Path.of("target", "programs").toAbsolutePath();
    private static final Path LOG = Path.of("target", "programs.log").toAbsolutePath();
    private static final List<String> FOLDERS = List.of("usr/bin", "usr/sbin", "bin", "sbin");
    /** Where root's programs are, which not everybody has on the path. */
    private static final List<String> BESIDES = List.of("/usr/sbin", "/usr/local/sbin");

    private final Path executable;
    /** Of a package's own libraries; empty for a program that is installed. */
    private final Optional<Path> root;

    private DebianProgram(Path executable, Optional<Path> root) {
        this.executable = executable;
        this.root = root;
    }

    /**
     * Finds one.
     *
     * @param name of the program; the variable {@code MADANG_NAME} names another
     * @param debianPackage that has it
     */
    public static synchronized DebianProgram find(String name, String debianPackage) {
        String variable = "MADANG_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String named = System.getenv(variable);
        if (named != null) {
            return new DebianProgram(Path.of(named), Optional.empty());
        }
        Optional<Path> installed = folders().map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                .findFirst();
        if (installed.isPresent()) {
            return new DebianProgram(installed.get(), Optional.empty());
        }
        Path root = UNPACKED.resolve(debianPackage);
        if (in(root, name).isEmpty()) {
            unpack(debianPackage, root);
        }
        return in(root, name).map(found -> new DebianProgram(found, Optional.of(root)))
                .orElseThrow(() -> new IllegalStateException("This test needs " + name
                        + ", and it is not on the path, and Debian's package " + debianPackage
                        + " could not be unpacked (see " + LOG + "): install it, or name one with " + variable));
    }

    private static Stream<String> folders() {
        String path = System.getenv("PATH");
        return Stream.concat(
                path == null ? Stream.empty() : Pattern.compile(File.pathSeparator).splitAsStream(path),
                BESIDES.stream());
    }

    private static Optional<Path> in(Path root, String name) {
        return FOLDERS.stream().map(folder -> root.resolve(folder).resolve(name)).filter(Files::isExecutable)
                .findFirst();
    }

    /** The package, and what it depends on and is not installed. */
    private static void unpack(String debianPackage, Path root) {
        Path archives = root.resolveSibling(debianPackage + ".archives");
        try {
            Files.createDirectories(archives.resolve("partial"));
            List<String> download = List.of("apt-get", "-y", "-o", "Debug::NoLocking=1", "-o",
                    "APT::Sandbox::User=" + System.getProperty("user.name"), "-o", "Dir::Cache::Archives=" + archives,
                    "--no-install-recommends", "--download-only", "install", debianPackage);
            if (!run(download)) {
                List<String> update = new ArrayList<>(
                        System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n"));
                update.addAll(List.of("apt-get", "update"));
                if (!run(update) || !run(download)) {
                    return;
                }
            }
            try (Stream<Path> files = Files.list(archives)) {
                files.filter(file -> file.toString().endsWith(".deb"))
                        .forEach(file -> run(List.of("dpkg-deb", "--extract", file.toString(), root.toString())));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile())).start();
            process.getOutputStream().close();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The folder that it is in, for who starts it through a script. */
    public Path folder() {
        return executable.toAbsolutePath().getParent();
    }

    /** A command that begins with it. */
    public ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        letFindLibraries(builder);
        return builder;
    }

    /** Lets a process, and what it starts, find the libraries that were unpacked with it. */
    public void letFindLibraries(ProcessBuilder builder) {
        root.ifPresent(at -> {
            try (Stream<Path> files = Files.find(at, 4, (file, attributes) -> attributes.isDirectory()
                    && file.getFileName().toString().endsWith("-linux-gnu"))) {
                builder.environment().merge("LD_LIBRARY_PATH",
                        String.join(":", files.map(Path::toString).toList()), (old, more) -> more + ":" + old);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** What it says; an assertion fails when it ends badly. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Process process = command(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", List.of(arguments)) + " failed:\n" + said);
        }
        return said;
    }
}
