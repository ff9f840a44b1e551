package faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import member.staff.TestStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import platform.crypto.FieldEncryption;
import platform.crypto.TestCrypto;
import platform.demo.DemoCredentials;
import testing.Haproxy;
import testing.OpenLimits;
import testing.RunningJar;
import testing.StaffActor;

/** What is attacked: a database, one or two instances of the application, and what stands between them and before them. */
final class Site implements AutoCloseable {
    private static final long STEP_MILLIS = 50;
    /** Nightly checks run as soon as somebody sets them back. */
    private static final String CHECKS = "--madang.nightly.cron=* * * * * *";

    final OwnDatabase database;
    final @Nullable DatabaseProxy link;
    final @Nullable SmallDisk disk;
    private final Path folder;
    private final List<String> settings;
    private final Template template;
    private final List<Integer> ports = new ArrayList<>();
    private final List<RunningJar> instances = new ArrayList<>();
    private final List<FakeTime> machines;
    private @Nullable Haproxy front;
    private @Nullable StaffActor operator;

    /** @param machines with clocks that can be set: the database's, then those of the instances; or none */
    private Site(Path folder, OwnDatabase database, @Nullable DatabaseProxy link, @Nullable SmallDisk disk,
            List<String> settings, Template template, List<FakeTime> machines) {
        this.machines = machines;
        this.template = template;
        this.folder = folder;
        this.database = database;
        this.link = link;
        this.disk = disk;
        this.settings = settings;
    }

    /**
     * What it is made of.
     *
     * @param instances of the application; more than one stand behind a proxy
     * @param linked whether a proxy of ours stands before the database
     * @param freeMegabytes that the database's own small disk has left; 0: it shares the disk of everything
     * @param settings of the application besides
     * @param options of the database's server besides
     * @param ahead by how much the clock of the database's machine is ahead of all others; null when no machine's clock can be set
     */
    record Layout(int instances, boolean linked, int freeMegabytes, List<String> settings, List<String> options,
            @Nullable Duration ahead) {
        static final Layout PLAIN = new Layout(1, false, 0, List.of());
        /** Behind a balancer, which they give time to notice that they end. */
        static final Layout TWO = new Layout(2, false, 0, List.of("--madang.shutdown.drain=4s"));
        static final Layout LINKED = new Layout(1, true, 0, List.of());
        /** A delivery that somebody is about to begin is taken by the other instance as well, and each transfer is told by an event of its own. */
        static final Layout EAGER = new Layout(2, true, 0, List.of("--madang.events.lease=500ms",
                "--madang.events.poll-interval=20ms", "--madang.events.tries=1000",
                "--madang.pay.transfer.together=1"));

        Layout(int instances, boolean linked, int freeMegabytes, List<String> settings) {
            this(instances, linked, freeMegabytes, settings, List.of(), null);
        }

        /** With more settings. */
        Layout with(String... more) {
            return with(List.of(more));
        }

        Layout with(List<String> more) {
            List<String> all = new ArrayList<>(settings);
            all.addAll(more);
            return new Layout(instances, linked, freeMegabytes, all, options, ahead);
        }

        Layout withServer(String... more) {
            return new Layout(instances, linked, freeMegabytes, settings, List.of(more), ahead);
        }

        /** On machines whose clocks can be set. */
        Layout withClocks() {
            return new Layout(instances, linked, freeMegabytes, settings, options, Duration.ZERO);
        }

        /** The same, where it is another time by the database. */
        Layout at(Instant now) {
            return new Layout(instances, linked, freeMegabytes, settings, options,
                    Duration.between(Instant.now(), now));
        }
    }

    /** Starts it on a copy of the template. */
    static Site open(Template template, Path folder, Layout layout) throws IOException, InterruptedException {
        Path data = folder.resolve("database");
        SmallDisk disk = layout.freeMegabytes() == 0
                ? null
                : SmallDisk.mount(data, template.databaseMegabytes() + layout.freeMegabytes());
        template.copyDatabase(data);
        List<FakeTime> machines = machines(folder, layout);
        OwnDatabase database = OwnDatabase.on(data, template.data(), RunningJar.freePort(), layout.options(),
                machines.isEmpty() ? Map.of() : machines.getFirst().environment());
        DatabaseProxy link = layout.linked() ? DatabaseProxy.before(database.port) : null;
        List<String> settings = new ArrayList<>(OpenLimits.SETTINGS);
        settings.addAll(template.scale());
        settings.addAll(database.settings(link == null ? database.port : link.port()));
        settings.add(CHECKS);
        if (disk != null) {
            settings.add("--madang.database.disk=" + data);
        }
        settings.addAll(layout.settings());
        Site site = new Site(folder, database, link, disk, settings, template, machines);
        try {
            for (int i = 0; i < layout.instances(); i++) {
                site.ports.add(RunningJar.freePort());
                template.copyInstance(site.instanceFolder(i).resolve("data"));
                site.instances.add(site.launch(i, template.jar()));
            }
            site.instances.forEach(RunningJar::awaitReady);
            if (layout.instances() > 1) {
                site.front = Haproxy.before(site.ports, folder);
                site.front.awaitServing(layout.instances());
            }
            return site;
        } catch (IOException | RuntimeException | AssertionError e) {
            site.close();
            throw e;
        }
    }

    private static List<FakeTime> machines(Path folder, Layout layout) {
        List<FakeTime> machines = new ArrayList<>();
        Duration ahead = layout.ahead();
        if (ahead != null) {
            machines.add(FakeTime.of("database", folder, ahead));
            for (int i = 0; i < layout.instances(); i++) {
                machines.add(FakeTime.of("instance-" + i, folder, Duration.ZERO));
            }
        }
        return machines;
    }

    /** Where an instance runs. */
    Path instanceFolder(int number) {
        return folder.resolve("instance-" + number);
    }

    private RunningJar launch(int number, Path jar) throws IOException {
        return Program.start(jar, instanceFolder(number), ports.get(number),
                machines.isEmpty() ? Map.of() : machine(number).environment(), settings);
    }

    /** Where clients reach it. */
    int port() {
        return front == null ? ports.getFirst() : front.port();
    }

    /** How many of the application. */
    int instances() {
        return ports.size();
    }

    /** Where one instance is reached. */
    int portOf(int number) {
        return ports.get(number);
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    /** By the keys of its first instance. */
    FieldEncryption encryption() throws IOException {
        return TestCrypto.with(Files.readString(instanceFolder(0).resolve("data").resolve("key-ring"))).fields();
    }

    /** Who works at it; logged in once, since a code is good once. */
    StaffActor operator() {
        if (operator == null) {
            operator = StaffActor.at(portOf(0));
            operator.logsIn(DemoCredentials.OPERATOR, DemoCredentials.PASSWORD,
                    TestStaff.codeAt(DemoCredentials.TOTP_SECRET, now()));
        }
        return operator;
    }

    /** The clock of an instance's machine. */
    FakeTime machine(int number) {
        return machines.get(number + 1);
    }

    /** What time it is, by the database. */
    Instant now() {
        return Opening.now(jdbc());
    }

    /** Sets the clock of the database's machine, and waits until everybody goes by it. */
    void sets(Instant now, Duration wait) throws InterruptedException {
        machines.getFirst().set(Duration.between(Instant.now(), now));
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }

    void killInstance(int number) throws InterruptedException {
        instances.get(number).process.destroyForcibly().waitFor();
    }

    /** Tells it to end, as a supervisor does, and returns when it has. */
    void stopInstance(int number) throws InterruptedException {
        instances.get(number).process.destroy();
        instances.get(number).awaitEnd();
    }

    /** Returns when it is ready. */
    void startInstance(int number) throws IOException {
        startInstance(number, template.jar());
    }

    /** Another version of it. */
    void startInstance(int number, Path jar) throws IOException {
        instances.set(number, launch(number, jar));
        instances.get(number).awaitReady();
    }

    /** Starts one that must not start; what it says of it. */
    List<String> startInVain(int number) throws IOException, InterruptedException {
        RunningJar started = launch(number, template.jar());
        instances.set(number, started);
        return started.awaitEnd() == 0
                ? List.of()
                : started.log().lines().filter(line -> line.startsWith("Madang does not start: ")).toList();
    }

    /** The load balancer of two instances. */
    Haproxy front() {
        return Objects.requireNonNull(front);
    }

    /** Those of the instances, by their ids. */
    LongStream processes() {
        return instances.stream().mapToLong(each -> each.process.pid());
    }

    /** Of an instance's process. */
    Upkeep upkeepOf(int number) throws IOException {
        return Upkeep.of(instances.get(number).process.pid());
    }

    /** What an instance has said since its last start. */
    String logOf(int number) {
        return instances.get(number).log();
    }

    /** Waits until all events are delivered; what is left when patience ends. */
    long awaitQuiet(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = number("select count(*) from platform_event_delivery");
            if (left == 0 || System.nanoTime() > end) {
                return left;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    long number(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        if (front != null) {
            front.close();
        }
        instances.forEach(each -> {
            each.process.destroyForcibly();
            each.close();
        });
        if (link != null) {
            link.close();
        }
        database.close();
        if (disk != null) {
            disk.close();
        }
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("database"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
