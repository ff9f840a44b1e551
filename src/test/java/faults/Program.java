package faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import testing.RunningJar;

/**
 * The application as a process: with the cache that {@code bin/aot-cache.sh} makes, as operators are told to run it, where it is there and fits;
 * else the jar by itself. Its heap is small, so that two and a database fit on a small machine.
 */
final class Program {
    private static final Path UNPACKED = Path.of("target", "madang-demo").toAbsolutePath();
    private static final Path CACHE = UNPACKED.resolve("madang.aot");
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=128m");
    /** On this it depends which beans there are, and the cache was made without. */
    private static final String BROKER = "--spring.kafka.bootstrap-servers";

    private Program() {}

    /** @param jar of this version or of another, which has no cache */
    static RunningJar start(Path jar, Path folder, int port, Map<String, String> environment, List<String> settings)
            throws IOException {
        List<String> jvm = new ArrayList<>(JVM);
        boolean cached = jar.equals(RunningJar.DEMO) && isCached()
                && settings.stream().noneMatch(each -> each.startsWith(BROKER));
        if (cached) {
            jvm.addAll(List.of("-XX:AOTCache=" + CACHE, "-Dspring.aot.enabled=true"));
        }
        return RunningJar.start(jvm, cached ? UNPACKED.resolve(jar.getFileName()) : jar, folder, port,
                environment, settings);
    }

    /** Whether it was made of this jar. */
    static boolean isCached() throws IOException {
        return Files.exists(CACHE)
                && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(RunningJar.DEMO)) > 0;
    }
}
