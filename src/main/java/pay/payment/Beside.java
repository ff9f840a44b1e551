package pay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.money.Won;

/** What is set aside beside the part of a payment that comes from outside, until that has come or never will. */
record Beside(Held money, Held points, Held coupon) {
    /** The columns that have it, in the order of {@link #values}. */
    static final List<String> COLUMNS = List.of("money", "money_hold", "points", "points_hold", "coupon",
            "coupon_hold");

    /**
     * What is set aside in one way.
     *
     * @param hold null when it is nothing
     */
    record Held(Won amount, @Nullable MovementId hold) {
        private static Held of(ResultSet row, String name) throws SQLException {
            Long hold = row.getObject(name + "_hold", Long.class);
            return new Held(Won.of(row.getLong(name)), hold == null ? null : new MovementId(hold));
        }

        boolean isAny() {
            return hold != null;
        }
    }

    static Beside of(ResultSet row) throws SQLException {
        return new Beside(Held.of(row, "money"), Held.of(row, "points"), Held.of(row, "coupon"));
    }

    /** As its columns have it. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        for (Held each : all()) {
            MovementId hold = each.hold();
            values.add(each.amount().amount());
            values.add(hold == null ? null : hold.value());
        }
        return values;
    }

    /** The payment with what comes from outside. */
    Tenders with(Tenders.Part outside) {
        List<Tenders.Part> parts = new ArrayList<>(List.of(outside));
        add(TenderKind.MONEY, money, parts);
        add(TenderKind.POINTS, points, parts);
        add(TenderKind.COUPON, coupon, parts);
        return new Tenders(parts);
    }

    private static void add(TenderKind kind, Held held, List<Tenders.Part> parts) {
        if (held.isAny()) {
            parts.add(new Tenders.Part(kind, held.amount()));
        }
    }

    boolean isAny() {
        return all().stream().anyMatch(Held::isAny);
    }

    /** Whether some of it is the member's own, which stays where it is once their wallet is frozen. */
    boolean isOfWallet() {
        return money.isAny() || points.isAny();
    }

    /** What frees all of it. */
    List<Line> releases() {
        List<Line> lines = new ArrayList<>();
        for (Held each : all()) {
            if (each.hold() != null) {
                lines.add(new Line.Release(each.hold()));
            }
        }
        return lines;
    }

    private List<Held> all() {
        return List.of(money, points, coupon);
    }
}
