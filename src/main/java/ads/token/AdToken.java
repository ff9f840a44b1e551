package ads.token;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Numbered;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;

/**
 * One shown ad: what is counted for it and what it costs.
 *
 * @param sequence unique over all tokens of all instances, dense: what was counted is one bit per sequence and type
 * @param price thousandths of a won for an impression (CPM) or a click (CPC), as the auction came out
 * @param lease out of which it was reserved
 * @param large whether its picture has 242,500 pixels or more (MRC's large display ad)
 */
public record AdToken(long sequence, long memberId, long campaignId, long groupId, long creativeId, long lease,
        long price, Instant decidedAt, Bid.Kind bid, Placement placement, Os os, AgeBand ageBand, Gender gender,
        boolean large) {
    /** How long after the decision something may be counted. */
    public static final Duration LIFE = Duration.ofMinutes(15);
    /** Bytes of a token without its signature. */
    public static final int BYTES = 1 + 7 * Long.BYTES + Integer.BYTES + 6;
    private static final byte VERSION = 1;

    private static final Bid.Kind[] BIDS = Numbered.inOrder(Bid.Kind.values());
    private static final Placement[] PLACEMENTS = Numbered.inOrder(Placement.values());
    private static final Os[] OSES = Numbered.inOrder(Os.values());
    private static final AgeBand[] AGES = Numbered.inOrder(AgeBand.values());
    private static final Gender[] GENDERS = Numbered.inOrder(Gender.values());

    /** Until when something may be counted. */
    public Instant expiresAt() {
        return decidedAt.plus(LIFE);
    }

    /** Appends {@link #BYTES} bytes. */
    public void write(ByteBuffer to) {
        to.put(VERSION).putLong(sequence).putLong(memberId).putLong(campaignId).putLong(groupId).putLong(creativeId)
                .putLong(lease).putLong(price).putInt((int) decidedAt.getEpochSecond()).put((byte) bid.number())
                .put((byte) placement.number()).put((byte) os.number()).put((byte) ageBand.number())
                .put((byte) gender.number()).put((byte) (large ? 1 : 0));
    }

    /** Reads what {@link #write} wrote and nobody else could have. */
    public static AdToken read(ByteBuffer from) {
        if (from.get() != VERSION) {
            throw new IllegalArgumentException("Not a token of this version");
        }
        return new AdToken(from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong(),
                from.getLong(), from.getLong(), Instant.ofEpochSecond(Integer.toUnsignedLong(from.getInt())),
                BIDS[from.get()], PLACEMENTS[from.get()], OSES[from.get()], AGES[from.get()], GENDERS[from.get()],
                from.get() == 1);
    }
}
