package bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

/** Events at 100,000 a second, the application killed in the middle. Run by {@code bench/ads-kill.sh}. */
class AdsKillBench {
    private static final int PEOPLE = 50;
    private static final int CONNECTIONS = 64;
    private static final int BATCH = 40;
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 600));
    private static final int EVENTS_A_SECOND = Integer.getInteger("bench.rate", 100_000);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** A token is good for five minutes. */
    private static final long REFRESH_SECONDS = 180;

    @TempDir
    Path folder;

    private record Kill(double restartSeconds, AppProcess.CpuNanos cpuBefore) {}

    @Test
    void measure() throws Exception {
        AtomicReference<AppProcess> app = new AtomicReference<>(
                AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort()));
        try (ScheduledExecutorService aside = Executors.newScheduledThreadPool(2);
                HttpLoad load = new HttpLoad(app.get().port, CONNECTIONS)) {
            String header = RunningApp.header("Ads: ten minutes of events and a kill", "bench/ads-kill.sh");
            List<MemberActor> people = DemoPeople.loggedIn(app.get().port, PEOPLE);
            AdEvents events = new AdEvents(app.get(), people, BATCH, 20_261_127);
            events.takeLeases();
            AdLedger ledger = AdLedger.before(app.get());
            load.open((double) EVENTS_A_SECOND / BATCH / 2, WARM_UP, events);

            SettlementLag lag = new SettlementLag(app.get(), events, BATCH);
            var refresh = aside.scheduleAtFixedRate(() -> people.forEach(MemberActor::refreshes), REFRESH_SECONDS,
                    REFRESH_SECONDS, TimeUnit.SECONDS);
            long before = events.accepted();
            AppProcess.CpuNanos cpuBefore = app.get().cpu();
            long client = Proc.cpuNanos(ProcessHandle.current().pid());
            var killed = aside.schedule(() -> kill(app, lag), RUN.toSeconds() / 2, TimeUnit.SECONDS);
            HttpLoad.Result result = load.open((double) EVENTS_A_SECOND / BATCH, RUN, events);
            client = Proc.cpuNanos(ProcessHandle.current().pid()) - client;
            double seconds = result.took() / 1e9;
            Kill kill = killed.get();
            AppProcess.CpuNanos cpu = app.get().cpu();
            double drained = lag.awaitAll();
            refresh.cancel(true);
            lag.close();
            long accepted = events.accepted() - before;
            double millions = accepted / 1e6;
            AppProcess.CpuNanos cpuInAll = kill.cpuBefore().since(cpuBefore).plus(cpu);
            String report = header + String.format(Locale.ROOT,
                    """
                            Batches of %d events over `POST /v1/ads/events`, %d connections, %d members with tokens, all %d campaigns of the
                            demo that run. Of each ad: IMPRESSION, VIEWABLE with its measurement, CLICK, START; half of them are paid by the click.
                            The tokens are made by the bench, with the application's key and numbers of its table. In the middle the application
                            is killed (SIGKILL) and started again; what was not acknowledged is sent again. No time passes for the clients while it is away. Load average at the end: %.1f.

                            | | |
                            |---|---|
                            | load | %.0f s, and %.1f s without an application |
                            | all processes stopped by others' measurements, not counted | %.0f s |
                            | acknowledged, each on disk | %,d events, %,.0f a second |
                            | batches sent again | %,d |
                            | a batch, from when it was due: p50 / p99 / longest | %.1f / %.1f / %.0f ms |
                            | from the kill until it was ready again | %.1f s |
                            | largest lag of settlement, the kill's apart | %.1f s |
                            | from the kill until all from before it was settled | %.1f s |
                            | settled after the last acknowledgement | %.1f s |
                            | CPU of a million events: application / database / client | %.1f / %.1f / %.1f s |
                            """,
                    BATCH, CONNECTIONS, PEOPLE, events.campaigns(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), seconds, result.away() / 1e9,
                    result.stopped() / 1e9,
                    accepted, accepted / seconds, result.repeated(), result.nanos().millis(0.5),
                    result.nanos().millis(0.99), result.nanos().millis(1), kill.restartSeconds(), lag.largest(),
                    lag.afterKill(), drained, cpuInAll.application() / 1e9 / millions,
                    cpuInAll.database() / 1e9 / millions, client / 1e9 / millions)
                    + ledger.compare(app.get(), events);
            RunningApp.write(report);
            ledger.assertExact(report);
        } finally {
            app.get().close();
        }
    }

    private static Kill kill(AtomicReference<AppProcess> app, SettlementLag lag) throws Exception {
        AppProcess.CpuNanos cpu = app.get().cpu();
        long at = System.nanoTime();
        lag.killed();
        app.set(app.get().killAndStartAgain());
        lag.isBack();
        return new Kill((System.nanoTime() - at) / 1e9, cpu);
    }
}
