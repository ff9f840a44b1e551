package faults;

import java.util.Locale;

import bench.Proc;

/**
 * The processor time that those have used who share a drill's cores, in nanoseconds: who comes, the instances, the database.
 *
 * @param at by {@link System#nanoTime}
 */
record Effort(long people, long application, long database, long at) {
    static Effort of(Site site) {
        return new Effort(Proc.cpuNanos(ProcessHandle.current().pid()), site.processes().map(Proc::cpuNanos).sum(),
                Proc.cpuNanos(site.database.pid()), System.nanoTime());
    }

    /** How many cores each had at work since then. */
    String coresSince(Effort before) {
        double took = at - before.at;
        return String.format(Locale.ROOT, "%.2f, %.2f, %.2f", (people - before.people) / took,
                (application - before.application) / took, (database - before.database) / took);
    }
}
