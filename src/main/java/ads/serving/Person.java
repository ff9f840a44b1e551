package ads.serving;

import java.util.HashMap;
import java.util.Map;

import ads.audience.Audience;

/** Somebody ads are shown to: what may be known of them, and what they were shown today by this instance or as settled. */
final class Person {
    private final long memberId;
    private final Map<Long, Integer> shown;
    private final Audience audience;
    private final long day;
    private final long goodUntilMillis;

    /** @param shown how often each campaign was shown on that day (since 1970) */
    Person(long memberId, Audience audience, Map<Long, Integer> shown, long day, long goodUntilMillis) {
        this.memberId = memberId;
        this.audience = audience;
        this.shown = new HashMap<>(shown);
        this.day = day;
        this.goodUntilMillis = goodUntilMillis;
    }

    long memberId() {
        return memberId;
    }

    Audience audience() {
        return audience;
    }

    boolean isGood(long onDay, long nowMillis) {
        return day == onDay && nowMillis < goodUntilMillis;
    }

    /** How often this campaign was shown today. */
    int shown(long campaign) {
        synchronized (shown) {
            return shown.getOrDefault(campaign, 0);
        }
    }

    /** Counts one more, unless that would be more than the cap; a cap of 0 is none. */
    boolean show(long campaign, int cap) {
        if (cap == 0) {
            return true;
        }
        synchronized (shown) {
            int before = shown.getOrDefault(campaign, 0);
            if (before >= cap) {
                return false;
            }
            shown.put(campaign, before + 1);
            return true;
        }
    }

    /** The same person as the database now knows them; what was shown and is not settled yet stays counted. */
    Person renewed(Person read) {
        Map<Long, Integer> both = new HashMap<>(read.shown);
        if (day == read.day) {
            synchronized (shown) {
                shown.forEach((campaign, count) -> both.merge(campaign, count, Math::max));
            }
        }
        return new Person(memberId, read.audience, both, read.day, read.goodUntilMillis);
    }
}
