package platform.demo;

import java.util.ArrayList;
import java.util.List;

import platform.id.Tsid;

/**
 * An order that a demo member places when the demo begins, and what becomes of it. commerce places it and pay pays it, each
 * by what it would do for anybody; that they mean the same order is all they have in common.
 *
 * @param id block 301
 */
public record DemoOrder(Tsid id, long member, Fate fate) {
    /** So many members order something. */
    private static final int BUYERS = 60;
    private static final int MOST = 6;

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
    public static List<DemoOrder> of(DemoScale scale, long member) {
        DemoRandom random = DemoRandom.of(scale.seed(), "orders", member);
        List<DemoOrder> orders = new ArrayList<>();
        int count = 2 + random.below(MOST - 1);
        for (int i = 1; i <= count; i++) {
            int percent = random.below(100);
            Fate fate = percent < 75 ? Fate.PAY : percent < 90 ? Fate.CANCEL : Fate.LEAVE;
            orders.add(new DemoOrder(DemoIds.of(301, (member - 1) * MOST + i), member, fate));
        }
        return orders;
    }
}
