package platform.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.time.BusinessDays;

/**
 * An order that a demo member places when the demo begins, and what becomes of it. commerce places it and pay pays it, each
 * by what it would do for anybody; that they mean the same order is all they have in common.
 *
 * @param id block 301
 * @param past when it was placed and paid, of one of the month before; null of one that is placed when the demo begins
 */
public record DemoOrder(Tsid id, long member, Fate fate, @Nullable Instant past) {
    /** So many members order something. */
    private static final int BUYERS = 60;
    private static final int MOST = 6;
    /** When the transfers of that month are over: a wallet's movements are in order. */
    private static final int FIRST_PAST_DAY = 13;
    private static final int PAST_DAYS = 15;

    /** What the member does next. */
    public enum Fate {
        PAY, CANCEL,
        /** Nothing: the order expires. */
        LEAVE
    }

    /** How many members order something: the first ones. */
    public static long buyers(DemoScale scale) {
        return Math.min(BUYERS, scale.members());
    }

    /** The orders of the member with this index, oldest first; at least two. */
    public static List<DemoOrder> of(DemoScale scale, LocalDate begin, long member) {
        DemoRandom random = DemoRandom.of(scale.seed(), "orders", member);
        List<DemoOrder> orders = new ArrayList<>();
        int count = 2 + random.below(MOST - 1);
        for (int i = 1; i <= count; i++) {
            int percent = random.below(100);
            // Something is paid this month too.
            boolean first = i == count / 2 + 1;
            Fate drawn = first || percent < 75 ? Fate.PAY : percent < 90 ? Fate.CANCEL : Fate.LEAVE;
            // The first half, so that there is a last month to compare with.
            Instant past = i <= count / 2 ? past(scale, begin, member, i, count / 2) : null;
            orders.add(new DemoOrder(DemoIds.of(301, (member - 1) * MOST + i), member, past == null ? drawn : Fate.PAY,
                    past));
        }
        return orders;
    }

    private static Instant past(DemoScale scale, LocalDate begin, long member, int number, int of) {
        int apart = PAST_DAYS / of;
        DemoRandom random = DemoRandom.of(scale.seed(), "past-order-" + number, member);
        return begin.withDayOfMonth(1).minusMonths(1)
                .plusDays(FIRST_PAST_DAY - 1 + (number - 1) * apart + random.below(apart))
                .atTime((int) random.between(9, 21), random.below(60)).atZone(BusinessDays.SEOUL).toInstant();
    }
}
