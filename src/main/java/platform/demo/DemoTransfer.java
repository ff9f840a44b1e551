package platform.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Money that a demo member sent to the next one in the month before the one in which the demo begins. pay sends it; commerce
 * lets them order for no more than what it leaves.
 *
 * @param id block 208
 */
public record DemoTransfer(Tsid id, long from, long to, Won amount, Instant at) {
    /** So many members send something. */
    private static final int SENDERS = 60;
    private static final int MOST = 3;
    /** All together no more than the smallest top-up. */
    private static final int MOST_THOUSANDS = 10;
    private static final int DAYS_APART = 4;

    /** How many members send something: the first ones; nobody when there is but one. */
    public static long senders(DemoScale scale) {
        return scale.members() == 1 ? 0 : Math.min(SENDERS, scale.members());
    }

    /** What the member with this index sent, oldest first; at least once if they are one of the senders. */
    public static List<DemoTransfer> of(DemoScale scale, LocalDate begin, long member) {
        List<DemoTransfer> sent = new ArrayList<>();
        if (member <= senders(scale)) {
            DemoRandom random = DemoRandom.of(scale.seed(), "transfers", member);
            LocalDate month = begin.withDayOfMonth(1).minusMonths(1);
            int count = 1 + random.below(MOST);
            for (int i = 0; i < count; i++) {
                Instant at = month.plusDays(i * DAYS_APART + random.below(DAYS_APART))
                        .atTime((int) random.between(9, 21), random.below(60)).atZone(BusinessDays.SEOUL).toInstant();
                sent.add(new DemoTransfer(DemoIds.of(208, (member - 1) * MOST + i + 1), member,
                        member % senders(scale) + 1, Won.of(random.between(2, MOST_THOUSANDS) * 1_000), at));
            }
        }
        return sent;
    }

    /** What they sent in all. */
    public static Won sum(List<DemoTransfer> sent) {
        return sent.stream().map(DemoTransfer::amount).reduce(Won.ZERO, Won::plus);
    }
}
