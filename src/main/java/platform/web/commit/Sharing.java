package platform.web.commit;

import java.time.Duration;

/**
 * How calls share transactions.
 *
 * @param lanes how many transactions run at once on an instance
 * @param together how many calls may share one
 * @param pace from the beginning of one that is shared to that of the next
 */
public record Sharing(int lanes, int together, Duration pace) {
    public Sharing {
        if (lanes < 1 || together < 1 || pace.isNegative()) {
            throw new IllegalArgumentException(lanes + " lanes, " + together + " together, a pace of " + pace);
        }
    }
}
