package home.rebuild;

import java.util.List;
import java.util.stream.Stream;

/** What is built anew together: tables, and the listeners that alone write them. */
public enum ReadModel {
    WALLET, ORDERS, SPENDING, POINTS, LOANS, STEPS, MISSIONS, REWARDS, COMPARISON;

    /**
     * Its tables of members; what is of no member is told over, without being emptied. Of several, the first has one row per member, which a listener writes first: so it is the lock of a member's
     * rows.
     */
    public List<String> tables() {
        return switch (this) {
            case WALLET -> List.of("home_wallet", "home_movement");
            case ORDERS -> List.of("home_order");
            case SPENDING -> List.of("home_outlay");
            case POINTS -> List.of("home_points");
            case LOANS -> List.of("home_loan");
            case STEPS -> List.of("home_rung");
            case MISSIONS -> List.of("home_mission_progress");
            case REWARDS -> List.of("home_grant");
            case COMPARISON -> List.of("home_comparison");
        };
    }

    /** Those that write it. */
    public List<String> listeners() {
        return switch (this) {
            case WALLET -> List.of("home.wallet-moved", "home.transfers-completed", "home.merchants-paid-by-wallet");
            case ORDERS -> List.of("home.order-placed", "home.order-paid", "home.order-canceled", "home.order-expired",
                    "home.orders-expired");
            case SPENDING -> List.of("home.goods-ordered", "home.payment-approved", "home.refund-completed",
                    "home.money-sent", "home.transfers-sent", "home.merchants-paid", "home.merchant-payment-canceled");
            case POINTS -> List.of("home.points-moved", "home.merchants-paid-by-points");
            case LOANS -> List.of("home.loan-changed");
            case STEPS -> List.of("home.rung-reached", "home.reward-claimed", "home.ladder-set");
            case MISSIONS -> List.of("home.mission-advanced", "home.mission-offered");
            case REWARDS -> List.of("home.points-granted", "home.points-credited", "home.points-refused");
            case COMPARISON -> List.of("home.comparison-closed");
        };
    }

    /** The tables of all. */
    public static List<String> allTables() {
        return Stream.of(values()).flatMap(model -> model.tables().stream()).toList();
    }
}
