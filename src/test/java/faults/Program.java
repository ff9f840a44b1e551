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
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=128m");
    /** On this it depends which beans there are, and the cache was made without. */
    private static final String BROKER = "--spring.kafka.bootstrap-servers";

    private Program() {}

    /** @param jar of this version or of another */
    static RunningJar start(Path jar, Path folder, int port, Map<String, String> environment, List<String> settings)
            throws IOException {
        List<String> jvm = new ArrayList<>(JVM);
        boolean cached = isCached(jar) && settings.stream().noneMatch(each -> each.startsWith(BROKER));
        if (cached) {
            jvm.addAll(List.of("-XX:AOTCache=" + cache(jar), "-Dspring.aot.enabled=true"));
        }
        return RunningJar.start(jvm, cached ? unpacked(jar).resolve(jar.getFileName()) : jar, folder, port,
                environment, settings);
    }

    /** Whether there is one, and it was made of this jar. */
    static boolean isCached(Path jar) throws IOException {
        return Files.exists(cache(jar))
                && Files.getLastModifiedTime(cache(jar)).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /** Where that script unpacks a jar. */
    private static Path unpacked(Path jar) {
        return jar.resolveSibling(jar.getFileName().toString().replace(".jar", ""));
    }

    private static Path cache(Path jar) {
        return unpacked(jar).resolve("madang.aot");
    }
}
