package faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import faults.Errand.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.crypto.ClearText;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.time.UtcColumn;

/**
 * Holds what clients wrote down against what the database has: each acknowledged thing is there once, nothing is there that
 * nobody was told of, what was refused was not done, and every sum follows from the clients' record alone.
 */
final class Checker {
    static final String OPEN = "NEVER ANSWERED";
    /** By how much the time of an instance may be off from the database's while a machine is busy. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private static final ClearText MEMO = ClearText.leavingNull("pay_transfer", "id", "memo");

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Notebook notebook;
    private final List<Long> members;
    private final Opening opening;
    private final List<String> violations = new ArrayList<>();

    Checker(JdbcClient jdbc, FieldEncryption encryption, Load load, Opening opening) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.notebook = load.notebook;
        this.members = load.members();
        this.opening = opening;
    }

    private record Sent(long id, long sender, long recipient, long amount, String status, String memo) {}

    private record Bought(long id, long buyer, long amount, String status, long sku, long quantity) {}

    private record Paid(long id, long order, long member, String status, long captured) {}

    /** What is wrong; nothing if all holds. */
    List<String> violations() {
        notebook.open().forEach(errand -> violations.add(OPEN + " " + errand));
        Stream.of(Kind.values()).flatMap(kind -> notebook.errands(kind).stream()).filter(Errand::wasToldNothing)
                .forEach(errand -> violations.add("ANSWERED WITH NOTHING " + errand));
        transfers();
        orders();
        payments();
        money();
        pieces();
        checkIns();
        times();
        limits();
        readModels();
        missions();
        return violations;
    }

    private void transfers() {
        Map<String, List<Sent>> sent = jdbc
                .sql("select * from pay_transfer where sender in (:members)")
                .param("members", members)
                .query((row, _) -> new Sent(row.getLong("id"), row.getLong("sender"), row.getLong("recipient"),
                        row.getLong("amount"), row.getString("status"),
                        Objects.requireNonNullElse(MEMO.open(row, encryption), "")))
                .list().stream().filter(each -> each.memo().startsWith("drill"))
                .collect(Collectors.groupingBy(Sent::memo));
        for (Errand errand : notebook.errands(Kind.TRANSFER)) {
            List<Sent> found = sent.getOrDefault(errand.key, List.of());
            once(errand, found.stream().map(Sent::id).toList());
            found.stream().filter(each -> each.sender() != errand.member || each.recipient() != errand.subject
                    || each.amount() != errand.amount || !each.status().equals("COMPLETED"))
                    .forEach(each -> violations.add("DIFFERS " + errand + " from " + each));
        }
    }

    private void orders() {
        List<Bought> bought = jdbc.sql("""
                select o.id, o.buyer_id, o.amount, o.status, l.sku_id, l.quantity from commerce_order o
                join commerce_order_line l on l.order_id = o.id where o.buyer_id in (:members) and o.id > :newest""")
                .param("members", members).param("newest", opening.newestOrder())
                .query((row, _) -> new Bought(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4),
                        row.getLong(5), row.getLong(6)))
                .list();
        Map<Long, Errand> known = byAnswer(Kind.ORDER);
        bought.stream().filter(each -> !known.containsKey(each.id()))
                .forEach(each -> violations.add("OF NOBODY " + each));
        Map<Long, Bought> byId = bought.stream().collect(Collectors.toMap(Bought::id, each -> each, (a, b) -> a));
        for (Errand errand : notebook.errands(Kind.ORDER)) {
            once(errand, errand.acknowledged().stream().map(Long::parseLong).filter(byId::containsKey).toList());
            errand.acknowledged().stream().map(Long::parseLong).filter(byId::containsKey).map(byId::get)
                    .filter(each -> each.buyer() != errand.member || each.amount() != errand.amount
                            || each.sku() != errand.subject || each.quantity() != 1)
                    .forEach(each -> violations.add("DIFFERS " + errand + " from " + each));
        }
        Set<Long> paid = notebook.errands(Kind.PAYMENT).stream().filter(Errand::isAcknowledged)
                .map(errand -> errand.subject).collect(Collectors.toSet());
        bought.stream().filter(each -> paid.contains(each.id()) != each.status().equals("PAID"))
                .forEach(each -> violations
                        .add((paid.contains(each.id()) ? "PAID BUT NOT SO " : "NOT PAID BUT SO ") + each));
    }

    private void payments() {
        Map<Long, Paid> approved = jdbc.sql("""
                select p.id, p.order_id, p.member_id, p.status, coalesce(sum(t.captured - t.refunded), 0)
                from pay_payment p left join pay_tender t on t.payment_id = p.id
                where p.member_id in (:members) and p.order_id > :newest and p.status = 'APPROVED'
                group by p.id, p.order_id, p.member_id, p.status""")
                .param("members", members).param("newest", opening.newestOrder())
                .query((row, _) -> new Paid(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4),
                        row.getLong(5)))
                .list().stream().collect(Collectors.toMap(Paid::id, each -> each));
        Map<Long, Errand> known = byAnswer(Kind.PAYMENT);
        approved.values().stream().filter(each -> !known.containsKey(each.id()))
                .forEach(each -> violations.add("OF NOBODY " + each));
        for (Errand errand : notebook.errands(Kind.PAYMENT)) {
            // Who was refused one way to pay may have paid in another, which is an errand of its own.
            List<Paid> found = approved.values().stream().filter(each -> each.order() == errand.subject
                    && known.getOrDefault(each.id(), errand) == errand).toList();
            once(errand, found.stream().map(Paid::id).toList());
            found.stream().filter(each -> each.member() != errand.member || each.captured() != errand.amount)
                    .forEach(each -> violations.add("DIFFERS " + errand + " from " + each));
        }
    }

    private Map<Long, Errand> byAnswer(Kind kind) {
        Map<Long, Errand> known = new HashMap<>();
        notebook.errands(kind)
                .forEach(errand -> errand.acknowledged().forEach(id -> known.put(Long.parseLong(id), errand)));
        return known;
    }

    /** Acknowledged: there, once, under the id that was told. Refused: not there. */
    private void once(Errand errand, List<Long> found) {
        Set<String> told = errand.acknowledged();
        Set<String> ids = found.stream().map(id -> Long.toString(id)).collect(Collectors.toSet());
        if (told.size() > 1) {
            violations.add("ANSWERED TWICE " + errand);
        }
        told.stream().filter(id -> !ids.contains(id)).forEach(id -> violations.add("LOST " + id + " of " + errand));
        if (found.size() > 1) {
            violations.add("DOUBLED " + errand + ": " + found);
        }
        if (told.isEmpty() && !errand.refusal().isEmpty() && !found.isEmpty()) {
            violations.add("REFUSED AND DONE " + errand + ": " + found);
        }
        // A refusal that may pass is not kept under the key: of two who ask at the same time one may come just before the goods do.
        if (!told.isEmpty() && !errand.refusal().isEmpty() && !errand.refusal().equals("SOLD_OUT")) {
            violations.add("ACKNOWLEDGED AND REFUSED " + errand);
        }
    }

    private void money() {
        Map<Long, Long> expected = new HashMap<>(opening.money());
        for (Errand errand : notebook.errands(Kind.TRANSFER)) {
            if (errand.isAcknowledged()) {
                expected.merge(errand.member, -errand.amount, Long::sum);
                expected.merge(errand.subject, errand.amount, Long::sum);
            }
        }
        notebook.errands(Kind.PAYMENT).stream().filter(Errand::isAcknowledged)
                .forEach(errand -> expected.merge(errand.member, -errand.amount, Long::sum));
        notebook.spared().forEach((member, won) -> expected.merge(member, won, Long::sum));
        compare("WALLET", expected, Opening.money(jdbc, members));
    }

    private void pieces() {
        Map<Long, Errand> orders = byAnswer(Kind.ORDER);
        Map<Long, Long> expected = new HashMap<>(opening.pieces());
        notebook.restocked().forEach((sku, pieces) -> expected.merge(sku, pieces, Long::sum));
        notebook.errands(Kind.PAYMENT).stream().filter(Errand::isAcknowledged).map(errand -> orders.get(errand.subject))
                .filter(Objects::nonNull).forEach(order -> expected.merge(order.subject, -1L, Long::sum));
        oversold(expected);
        compare("STOCK", expected,
                Opening.pairs(jdbc, "select sku_id, on_hand from commerce_stock where sku_id in (:ids)",
                        List.copyOf(expected.keySet())));
    }

    /** Nobody bought what was not there. */
    private void oversold(Map<Long, Long> left) {
        left.forEach((sku, pieces) -> {
            if (pieces < 0) {
                violations.add("OVERSOLD " + sku + " by " + -pieces);
            }
        });
    }

    private void compare(String what, Map<Long, Long> expected, Map<Long, Long> found) {
        expected.forEach((id, sum) -> {
            if (!sum.equals(found.get(id))) {
                violations.add(what + " " + id + " has " + found.get(id) + ", by the clients' record " + sum);
            }
        });
    }

    /** The points of each acknowledged check-in are there, once, and nobody checked in otherwise; a day is one of Korea. */
    private void checkIns() {
        Map<Long, Set<Long>> found = jdbc.sql("""
                select a.member_id, a.grant_id from benefit_attendance a
                join benefit_grant g on g.id = a.grant_id and g.state = 'PAID'
                join pay_point_lot l on l.grant_id = g.id and l.member_id = a.member_id and l.granted = g.points
                where a.member_id in (:members) and a.checked_in_at >= :opening
                    and a.day = date(a.checked_in_at + interval 9 hour)""").param("members", members)
                .param("opening", UtcColumn.of(opening.at()))
                .query((row, _) -> Map.entry(row.getLong(1), row.getLong(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(HashSet::new))));
        for (Errand errand : notebook.errands(Kind.CHECK_IN)) {
            Set<Long> of = found.computeIfAbsent(errand.member, _ -> new HashSet<>());
            once(errand, errand.acknowledged().stream().map(Long::parseLong).filter(of::contains).toList());
            errand.acknowledged().forEach(id -> of.remove(Long.parseLong(id)));
        }
        found.forEach(
                (member, left) -> left.forEach(id -> violations.add("CHECK-IN OF NOBODY " + id + " of " + member)));
    }

    /** What was acknowledged is of the time in which it was asked for, by the database's clock, and so are the ids. */
    private void times() {
        Instant from = opening.at().minus(CLOCKS_DIFFER);
        Instant until = Opening.now(jdbc).plus(CLOCKS_DIFFER);
        Map.of(Kind.TRANSFER, "select id, sent_at from pay_transfer where id in (:ids)", Kind.ORDER,
                "select id, placed_at from commerce_order where id in (:ids)", Kind.CHECK_IN,
                "select grant_id, checked_in_at from benefit_attendance where grant_id in (:ids)")
                .forEach((kind, sql) -> {
                    Set<Long> ids = byAnswer(kind).keySet();
                    if (!ids.isEmpty()) {
                        jdbc.sql(sql).param("ids", ids).query((row, _) -> Map.entry(row.getLong(1),
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC))).list().stream()
                                .filter(each -> isOutside(each.getValue(), from, until)
                                        || isOutside(Ids.timeOf(each.getKey()), from, until))
                                .forEach(each -> violations.add(kind + " AT ANOTHER TIME " + each.getKey() + " at "
                                        + each.getValue() + ", made " + Ids.timeOf(each.getKey()) + ", not between "
                                        + from + " and " + until));
                    }
                });
    }

    private static boolean isOutside(Instant time, Instant from, Instant until) {
        return time.isBefore(from) || time.isAfter(until);
    }

    /** Who has sent something on a day after that on which all began has that day's and that month's sums counted against their limits. */
    private void limits() {
        jdbc.sql("""
                select u.member_id, u.day, u.day_amount, u.month_amount,
                    sum(if(date(t.sent_at + interval 9 hour) = u.day, t.amount, 0)) as of_day,
                    sum(if(date_format(t.sent_at + interval 9 hour, '%Y-%m-01') = u.month, t.amount, 0)) as of_month
                from pay_transfer_usage u join pay_transfer t on t.sender = u.member_id
                where u.member_id in (:members) and u.day > date(:opening + interval 9 hour)
                group by u.member_id, u.day, u.day_amount, u.month_amount, u.month
                having of_day <> u.day_amount
                    or (u.month > :opening + interval 9 hour and of_month <> u.month_amount)""")
                .param("members", members).param("opening", UtcColumn.of(opening.at()))
                .query((row, _) -> "LIMITS of " + row.getLong(1) + " on " + row.getString(2) + " counted "
                        + row.getLong(3) + " and " + row.getLong(4) + ", sent " + row.getLong(5) + " and "
                        + row.getLong(6))
                .list().forEach(violations::add);
    }

    /** What home keeps of it, told by events alone. */
    private void readModels() {
        compare("FIRST SCREEN'S WALLET", Opening.money(jdbc, members),
                Opening.pairs(jdbc, "select member_id, balance from home_wallet where member_id in (:ids)", members));
        rows("FIRST SCREEN WITHOUT MOVEMENT", """
                select w.movement_id from pay_wallet_movement w
                left join home_movement h on h.movement_id = w.movement_id and h.member_id = w.member_id
                    and h.amount = w.amount and h.balance = w.balance
                where w.member_id in (:members) and w.movement_id > :newest and h.movement_id is null""");
        rows("FIRST SCREEN WITH ANOTHER STATE OF ORDER", """
                select o.id from commerce_order o left join home_order h on h.order_id = o.id and h.state = o.status
                    and h.amount = o.amount
                where o.buyer_id in (:members) and o.id > :newest and h.order_id is null""");
        rows("SPENDING WITHOUT PAYMENT",
                """
                        select p.order_id from pay_payment p left join home_outlay s on s.source_id = p.order_id
                            and s.amount = p.amount - coalesce((select sum(t.captured) from pay_tender t
                                where t.payment_id = p.id and t.kind = 'COUPON'), 0)
                            and s.member_id = p.member_id and s.goods is not null
                        where p.member_id in (:members) and p.order_id > :newest and p.status = 'APPROVED' and s.source_id is null""");
    }

    /** What listeners count: each deed once for each mission, however often it was told. */
    private void missions() {
        rows("MISSION COUNTED TWICE", """
                select p.mission_id from benefit_mission_progress p where p.member_id in (:members)
                    and p.done > (select count(distinct d.reference) from benefit_mission_deed d
                        where d.mission_id = p.mission_id and d.member_id = p.member_id)""");
    }

    private void rows(String what, String sql) {
        jdbc.sql(sql).param("members", members).param("newest", opening.newestOrder()).query(Long.class).list()
                .forEach(id -> violations.add(what + " " + id));
    }
}
