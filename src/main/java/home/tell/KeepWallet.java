package home.tell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/**
 * Keeps the movements of wallets and the balance after the newest, in whatever order they are told; many by a few statements,
 * since pay tells of transfers by the hundred.
 */
@Service
class KeepWallet {
    private final JdbcTemplate jdbc;
    private final ForgetMember forget;
    private final RowInsert wallets;
    private final RowInsert movements;

    KeepWallet(JdbcTemplate jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
        // sequence last: an assignment sees what those before it have set.
        this.wallets = new RowInsert(jdbc, "home_wallet", "member_id", "balance", "sequence", "as_of").whereTaken("""
                balance = if(sequence < values(sequence), values(balance), balance),
                as_of = if(sequence < values(sequence), values(as_of), as_of),
                sequence = greatest(sequence, values(sequence))""");
        this.movements = new RowInsert(jdbc, "home_movement", "movement_id", "member_id", "sequence", "amount",
                "balance",
                "kind", "description", "at");
    }

    /** One movement of a wallet; {@code sequence} counts the wallet's movements. */
    record Movement(Tsid id, Tsid memberId, long sequence, Won amount, Won balance, String kind, String description,
            Instant at) {}

    @Transactional
    void moved(List<Movement> told) {
        if (told.isEmpty()) {
            return;
        }
        // In one order, so that two who tell of the same members do not wait for each other in a circle.
        List<Movement> moved = told.stream()
                .sorted(Comparator.comparing(Movement::memberId).thenComparingLong(Movement::sequence)).toList();
        // The wallet's row comes first and is the lock of the other table, when they are emptied to be built anew.
        wallets.insert(moved.stream().map(each -> new @Nullable Object[]{each.memberId().value(),
                each.balance().amount(), each.sequence(), UtcColumn.of(each.at())}).toList());
        List<Movement> news = withoutKnown(moved);
        movements.insert(news.stream().map(each -> new @Nullable Object[]{each.id().value(), each.memberId().value(),
                each.sequence(), each.amount().amount(), each.balance().amount(), each.kind(), each.description(),
                UtcColumn.of(each.at())}).toList());
        Set<Tsid> members = moved.stream().map(Movement::memberId).collect(Collectors.toSet());
        forget.forgetIfLeft(members, ReadModel.WALLET);
    }

    private List<Movement> withoutKnown(List<Movement> moved) {
        Set<List<Long>> known = new HashSet<>();
        List<Object> keys = new ArrayList<>(moved.size() * 2);
        moved.forEach(each -> keys.addAll(List.of(each.id().value(), each.memberId().value())));
        jdbc.query("select m.movement_id, m.member_id from ("
                + String.join(" union all ", moved.stream().map(_ -> "select ? movement_id, ? member_id").toList())
                + ") k straight_join home_movement m force index (primary)"
                + " on m.movement_id = k.movement_id and m.member_id = k.member_id", row -> {
                    known.add(List.of(row.getLong(1), row.getLong(2)));
                }, keys.toArray());
        return moved.stream().filter(each -> !known.contains(List.of(each.id().value(), each.memberId().value())))
                .toList();
    }
}
