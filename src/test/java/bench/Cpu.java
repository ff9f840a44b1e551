package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/** The processor time that this JVM and the database that it started have used. */
final class Cpu {
    private static final long NANOS_PER_TICK = 10_000_000;

    private final OperatingSystemMXBean jvm = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long database = ProcessHandle.current().descendants().filter(Cpu::isDatabase).findFirst()
            .orElseThrow(() -> new IllegalStateException("Run the bench on the embedded database")).pid();

    private static boolean isDatabase(ProcessHandle process) {
        return process.info().command().map(command -> command.matches(".*(mariadbd|mysqld)")).orElse(false);
    }

    long jvmNanos() {
        return jvm.getProcessCpuTime();
    }

    /** Its user and system time, which Linux tells in hundredths of a second. */
    long databaseNanos() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(database), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
