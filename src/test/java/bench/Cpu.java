package bench;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/** The processor time that this JVM and the database that it started have used. */
final class Cpu {
    private final OperatingSystemMXBean jvm = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long database = ProcessHandle.current().descendants().filter(Cpu::isDatabase).findFirst()
            .orElseThrow(() -> new IllegalStateException("Run the bench on the embedded database")).pid();

    private static boolean isDatabase(ProcessHandle process) {
        return process.info().command().map(command -> command.matches(".*(mariadbd|mysqld)")).orElse(false);
    }

    long jvmNanos() {
        return jvm.getProcessCpuTime();
    }

    long databaseNanos() {
        return Proc.cpuNanos(database);
    }
}
