package platform.web.commit;

import java.time.Duration;

/**
 * How calls share transactions.
 *
 * @param lanes how many transactions run at once on an instance
 * @param together how many calls may share one
 * @param pace from the beginning of one that is shared to that of the next
 * @param apart whether the callers of those whose transaction failed go on by themselves, in their own threads, being told so by {@link SharedFailure};
 *     else each runs alone in the lane
 */
public record Sharing(int lanes, int together, Duration pace, boolean apart) {
    public Sharing(int lanes, int together, Duration pace) {
        this(lanes, together, pace, false);
    }

    public Sharing {
        if (lanes < 1 || together < 1 || pace.isNegative()) {
            throw new IllegalArgumentException(lanes + " lanes, " + together + " together, a pace of " + pace);
        }
    }
}
