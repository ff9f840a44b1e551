package ads.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;
import platform.schedule.Sweep;

/** The purses of this instance's campaigns; fills those that are wanted, and gives back what no instance spends any more. */
@Component
public class Purses extends BackgroundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(Purses.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BETWEEN_CLOSINGS = Duration.ofSeconds(10);
    private static final Duration PUT_OFF = Duration.ofHours(1);
    private static final Duration UNTIL_PACED = Duration.ofSeconds(1);
    private static final Duration UNTIL_FUNDED = Duration.ofSeconds(3);

    private record Wish(Purse purse, long price) {}

    private final Map<Long, Purse> purses = new ConcurrentHashMap<>();
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final TakeLease take;
    private final GiveBackLease giveBack;
    private final Clock clock;
    private Instant nextClosing = Instant.MIN;

    Purses(TakeLease take, GiveBackLease giveBack, Clock clock) {
        super("ads-leases", 0);
        this.take = take;
        this.giveBack = giveBack;
        this.clock = clock;
    }

    /** The purse of a campaign, within these budgets (won). */
    public Purse of(long campaign, long advertiser, long dailyBudget, long totalBudget) {
        Purse purse = purses.computeIfAbsent(campaign, id -> new Purse(id, advertiser));
        purse.limit(dailyBudget, totalBudget);
        return purse;
    }

    /** Says that this campaign would have been shown if it had a lease that covers the price. */
    public void want(Purse purse, long price, long nowMillis) {
        if (purse.want(nowMillis)) {
            wishes.add(new Wish(purse, price));
        }
    }

    /** Fills what is wanted; in the background, or at once by who cannot wait. Returns whether anything was filled. */
    public boolean fill() {
        boolean filled = false;
        for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            try {
                filled |= fill(wish);
            } catch (RuntimeException e) {
                // Whoever asks here is shown something else, or nothing: mostly it is not even their campaign. They do not wait for
                // what the others wish for as well; the next round does.
                LOG.warn("No lease for campaign {}, asked for again in a moment", wish.purse().campaignId(), e);
                wish.purse().refuse(LeaseRefusal.PACED, clock.instant().plus(UNTIL_PACED).toEpochMilli());
                return filled;
            }
        }
        return filled;
    }

    private boolean fill(Wish wish) {
        Purse purse = wish.purse();
        Instant now = clock.instant();
        giveBackRest(purse);
        TakeLease.Answer answer = take.take(purse, wish.price());
        Lease lease = answer.lease();
        if (lease != null) {
            purse.fill(lease);
            return true;
        }
        LeaseRefusal refusal = answer.refusal() == null ? LeaseRefusal.PACED : answer.refusal();
        purse.refuse(refusal, now.plus(refusal == LeaseRefusal.PACED ? UNTIL_PACED : UNTIL_FUNDED).toEpochMilli());
        return false;
    }

    private void giveBackRest(Purse purse) {
        Lease old = purse.lease();
        long rest = old == null ? 0 : old.drain();
        if (old != null && rest > 0) {
            giveBack.unreserved(old.id(), rest);
        }
    }

    @Override
    protected Duration round() {
        fill();
        Instant now = clock.instant();
        if (now.isAfter(nextClosing)) {
            closeEnded(now);
            nextClosing = now.plus(BETWEEN_CLOSINGS);
        }
        return PAUSE;
    }

    /** Closes all leases that have ended. One that cannot be closed keeps no other: it is tried again in an hour. */
    void closeEnded(Instant now) {
        Sweep.run("Leases that have ended", () -> giveBack.closed(now) > 0, () -> giveBack.due(now),
                lease -> giveBack.close(lease, now), (lease, e) -> {
                    LOG.error("Lease {} cannot be closed: nobody spends what it holds of its budgets", lease, e);
                    giveBack.putOff(lease, now.plus(PUT_OFF));
                });
    }

    /** An instance that ends in order gives back what it did not spend. */
    @Override
    public void stop() {
        super.stop();
        purses.values().forEach(this::giveBackRest);
    }
}
