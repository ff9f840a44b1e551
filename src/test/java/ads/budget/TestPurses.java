package ads.budget;

import java.time.Clock;

import ads.campaign.ServableAds;

/** Purses without a database. */
public final class TestPurses {
    private TestPurses() {}

    /** One that is never empty. */
    public static Purse rich(ServableAds.Group group) {
        return holding(group, Long.MAX_VALUE / 2);
    }

    /** One with a lease of this much, in thousandths of a won. */
    public static Purse holding(ServableAds.Group group, long milli) {
        Purse purse = new Purse(group.campaignId(), group.advertiserId());
        purse.fill(new Lease(1, milli, 0, Long.MAX_VALUE));
        return purse;
    }

    /** One from which nothing can be spent. */
    public static Purse empty(ServableAds.Group group) {
        return new Purse(group.campaignId(), group.advertiserId());
    }

    /** One for which nothing was leased, and that may be asked for again at a moment. */
    public static Purse refused(ServableAds.Group group, long askAgainMillis) {
        Purse purse = empty(group);
        purse.refuse(LeaseRefusal.NOT_FUNDED, askAgainMillis);
        return purse;
    }

    /** Whether somebody asked for a lease. */
    public static boolean isWanted(Purse purse) {
        return purse.askableFrom() == Long.MAX_VALUE;
    }

    /** Takes wishes and fills none. */
    public static Purses none() {
        return new Purses(null, null, Clock.systemUTC());
    }
}
