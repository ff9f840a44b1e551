package faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import testing.RunningJar;

/**
 * Two instances of the last commit with another schema are replaced by this one, one after the other, and then by the old one
 * again, as when a release has to be taken back. Each is taken out of the balancer before it is told to end.
 */
final class RollingUpgrade implements Attack {
    private final Path earlier;
    private final Duration between;

    /** @param earlier the jar of the last commit with another schema, which the site began with */
    RollingUpgrade(Path earlier, Duration between) {
        this.earlier = earlier;
        this.between = between;
    }

    @Override
    public String name() {
        return "rolling upgrade from the last commit with another schema, and back";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.TWO;
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        long begun = System.nanoTime();
        long before = migrations(site);
        try (Passers passers = Passers.at(site, load.wares)) {
            for (Path version : List.of(RunningJar.DEMO, earlier)) {
                for (int i = 0; i < 2; i++) {
                    load.goesOn(between);
                    site.front().drain(i);
                    site.stopInstance(i);
                    site.startInstance(i, version);
                    site.front().takeBack(i);
                    site.front().awaitServing(2);
                }
                load.goesOn(between);
            }
            figures.struck("migrations under load", Math.toIntExact(migrations(site) - before));
            passers.tell(load, begun, figures);
        }
    }

    private static long migrations(Site site) {
        return site.jdbc().sql("""
                select table_name from information_schema.tables
                where table_schema = database() and table_name like 'flyway\\_schema\\_history%'""").query(String.class)
                .list().stream().mapToLong(table -> site.number("select count(*) from `" + table + "`")).sum();
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("the new version brings a column that the old one does not write", site -> site.jdbc()
                .sql("alter table pay_transfer add column drill int not null").update(), Manner.GENTLE));
    }
}
