package home.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import home.rebuild.BeforeTheLog;
import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoProgress;
import platform.demo.DemoScale;
import platform.demo.DemoWalk;
import platform.demo.DemoWalletMovement;
import platform.time.UtcColumn;

/** The demo members' rows of which pay and benefit have the other side without an event between: as events would have made them. */
@Component
@ConditionalOnDemo
class DemoRows implements BeforeTheLog {
    static final int BATCH = 1000;

    private final DemoScale scale;
    private final DemoBegin begin;
    private final JdbcTemplate jdbc;

    DemoRows(DemoScale scale, DemoBegin begin, JdbcTemplate jdbc) {
        this.scale = scale;
        this.begin = begin;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void fill(ReadModel model) {
        switch (model) {
            case WALLET -> inBatches(scale.members(), this::writeWallets);
            case POINTS -> inBatches(scale.membersWithPast(), this::writePoints);
            case REWARDS -> inBatches(scale.membersWithPast(), this::writeRewards);
            case ORDERS, SPENDING, LOANS, STEPS, MISSIONS, COMPARISON -> {
                // Made of the events that the demo data itself publishes.
            }
        }
    }

    private static void inBatches(long members, DemoProgress.Batch batch) {
        for (long first = 1; first <= members; first += BATCH) {
            batch.write(first, Math.min(first + BATCH - 1, members));
        }
    }

    void writeWallets(long first, long last) {
        List<@Nullable Object[]> wallets = new ArrayList<>();
        List<@Nullable Object[]> movements = new ArrayList<>();
        for (long index : staying(first, last)) {
            long member = DemoIds.member(index).value();
            List<DemoWalletMovement> moved = DemoWalletMovement.of(scale, begin.day(), index);
            for (DemoWalletMovement each : moved) {
                movements.add(new @Nullable Object[]{each.id().value(), member, each.sequence(), each.amount().amount(),
                        each.balance().amount(), each.kind(), each.description(), UtcColumn.of(each.at())});
            }
            DemoWalletMovement newest = moved.getLast();
            wallets.add(new @Nullable Object[]{member, newest.balance().amount(), newest.sequence(),
                    UtcColumn.of(newest.at())});
        }
        newest("home_wallet").insert(wallets);
        new RowInsert(jdbc, "home_movement", "movement_id", "member_id", "sequence", "amount", "balance", "kind",
                "description", "at").insert(movements);
    }

    void writePoints(long first, long last) {
        List<@Nullable Object[]> points = new ArrayList<>();
        for (long index : staying(first, last)) {
            long member = DemoIds.member(index).value();
            List<DemoWalk.Grant> grants = DemoWalk.grants(scale, begin.day(), index);
            if (!grants.isEmpty()) {
                DemoWalk.Grant newest = grants.getLast();
                points.add(
                        new @Nullable Object[]{member, newest.balance(), newest.sequence(), UtcColumn.of(newest.at())});
            }
        }
        newest("home_points").insert(points);
    }

    void writeRewards(long first, long last) {
        List<@Nullable Object[]> grants = new ArrayList<>();
        for (long index : staying(first, last)) {
            long member = DemoIds.member(index).value();
            for (DemoWalk.Grant each : DemoWalk.grants(scale, begin.day(), index)) {
                grants.add(new @Nullable Object[]{each.id().value(), member, "PAID",
                        each.programme() == DemoWalk.WALKING ? "WALKING" : "ATTENDANCE", each.points(), each.day(),
                        UtcColumn.of(each.at())});
            }
        }
        new RowInsert(jdbc, "home_grant", "grant_id", "member_id", "state", "programme", "points", "day", "as_of")
                .insert(grants);
    }

    /** A row that is there is newer: of something that was told already. It may be told while these rows are written. */
    private RowInsert newest(String table) {
        return new RowInsert(jdbc, table, "member_id", "balance", "sequence", "as_of").whereTaken("as_of = as_of");
    }

    private List<Long> staying(long first, long last) {
        Set<Long> left = new HashSet<>(jdbc.query(
                "select member_id from home_departed_member where member_id between ? and ?",
                (row, number) -> row.getLong("member_id"), DemoIds.member(first).value(),
                DemoIds.member(last).value()));
        return LongStream.rangeClosed(first, last).boxed()
                .filter(index -> !left.contains(DemoIds.member(index).value())).toList();
    }
}
