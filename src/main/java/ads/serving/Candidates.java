package ads.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ads.budget.Purses;
import ads.campaign.Changes;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;
import platform.time.BusinessDays;

/** Keeps the snapshot of what may be served: read anew when something changed, and at midnight. */
@Component
class Candidates extends BackgroundLoop implements MeterBinder {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ServableAds ads;
    private final Changes changes;
    private final Purses purses;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(0, LocalDate.EPOCH, new EnumMap<>(Placement.class));
    private volatile long knownAt = System.nanoTime();

    Candidates(ServableAds ads, Changes changes, Purses purses, Clock clock) {
        super("ads-candidates", 0);
        this.ads = ads;
        this.changes = changes;
        this.purses = purses;
        this.clock = clock;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Looks whether something changed. */
    @Override
    protected Duration round() {
        refresh();
        return PAUSE;
    }

    synchronized void refresh() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        // The version first: what changes while the rest is read is read again in the next round.
        long version = changes.version();
        if (version != snapshot.version() || !today.equals(snapshot.day())) {
            snapshot = read(version, today);
        }
        knownAt = System.nanoTime();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("madang.ads.snapshot.age",
                () -> Duration.ofNanos(System.nanoTime() - knownAt).toSeconds()).baseUnit("seconds")
                .description("Since this instance knew that what it serves may be served").register(meters);
    }

    private Snapshot read(long version, LocalDate today) {
        List<ServableAds.Group> groups = ads.on(today);
        Map<Placement, Board> boards = new EnumMap<>(Placement.class);
        for (ServableAds.Terms terms : ads.terms(today)) {
            boards.put(terms.placement(), new Board(terms, groups, group -> purses.of(group.campaignId(),
                    group.advertiserId(), group.dailyBudget(), group.totalBudget())));
        }
        return new Snapshot(version, today, boards);
    }
}
