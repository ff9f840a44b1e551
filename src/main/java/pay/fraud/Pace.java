package pay.fraud;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member has sent lately.
 *
 * @param slice which ten minutes the first two numbers are of, counted from the epoch; the others are of the ten before
 * @param payees a hash of each to whom small amounts went on the day, at most {@link #MOST_PAYEES}
 */
public record Pace(long slice, int count, long amount, int earlierCount, long earlierAmount, List<Integer> payees) {
    /** None yet. */
    public static final Pace NONE = new Pace(0, 0, 0, 0, 0, List.of());
    static final int MOST_PAYEES = 64;

    private static final long SECONDS = Duration.ofMinutes(10).toSeconds();

    public Pace {
        payees = List.copyOf(payees);
    }

    /** As it was written down: four bytes of each payee. */
    public static List<Integer> payees(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        List<Integer> payees = new ArrayList<>();
        while (bytes.remaining() >= Integer.BYTES) {
            payees.add(bytes.getInt());
        }
        return payees;
    }

    /** To be written down. */
    public byte[] writtenPayees() {
        ByteBuffer bytes = ByteBuffer.allocate(payees.size() * Integer.BYTES);
        payees.forEach(bytes::putInt);
        return bytes.array();
    }

    /** The same seen now; never at a time before, which the clock of another instance may still have. */
    public Pace at(Instant now) {
        long current = now.getEpochSecond() / SECONDS;
        if (current <= slice) {
            return this;
        }
        return current == slice + 1
                ? new Pace(current, 0, 0, count, amount, payees)
                : new Pace(current, 0, 0, 0, 0, payees);
    }

    /** The same with one more; its payee is kept when the amount is small. */
    Pace plus(long more, int payee, boolean small) {
        List<Integer> all = payees;
        if (small && payees.size() < MOST_PAYEES && !payees.contains(payee)) {
            all = new ArrayList<>(payees);
            all.add(payee);
        }
        return new Pace(slice, count + 1, Math.addExact(amount, more), earlierCount, earlierAmount, all);
    }

    int recentCount() {
        return count + earlierCount;
    }

    long recentAmount() {
        return amount + earlierAmount;
    }
}
