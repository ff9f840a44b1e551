package home.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import home.rebuild.ReadModel;
import home.rebuild.RebuildModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoOrder;
import platform.demo.DemoScale;
import testing.DemoMadang;
import testing.RunningMadang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static testing.DemoMadang.MEMBERS;

/** The demo members' first screen shows what the other modules have of them, also after it is built anew. */
class DemoHomeTest {
    static RunningMadang madang;

    @BeforeAll
    static void start() {
        madang = DemoMadang.started();
        await().atMost(Duration.ofMinutes(2)).until(() -> waiting() == 0
                && number("select count(*) from pay_payment where status = 'READY'") == left());
        await().atMost(Duration.ofMinutes(2)).until(() -> waiting() == 0);
    }

    /** Orders that nobody pays. */
    private static long left() {
        DemoScale scale = madang.bean(DemoScale.class);
        List<Long> left = LongStream.rangeClosed(1, MEMBERS).boxed()
                .flatMap(member -> DemoOrder.of(scale, madang.bean(DemoBegin.class).day(), member).stream())
                .filter(order -> order.fate() == DemoOrder.Fate.LEAVE).map(order -> order.id().value()).toList();
        return left.stream()
                .filter(order -> number("select count(*) from commerce_order where id = " + order) == 1).count();
    }

    @Test
    void showsWhatTheOthersHave() {
        assertThat(number("select sum(balance) from home_wallet"))
                .isEqualTo(number("select sum(amount) from pay_wallet_movement"));
        assertThat(number("select sum(balance) from home_points"))
                .isEqualTo(number("select sum(points) from pay_point_movement"));
        assertThat(number("select count(*) from home_grant where state = 'PAID'"))
                .isEqualTo(number("select count(*) from benefit_grant where state = 'PAID'"));
        assertThat(number("select count(*) from home_loan")).isPositive()
                .isEqualTo(number("select count(*) from loan_contract"));
        assertThat(number("select sum(balance) from home_loan"))
                .isEqualTo(number("select sum(balance) from loan_contract"));
        assertThat(number("select count(*) from home_comparison")).isEqualTo(MEMBERS);
        for (String state : List.of("PAID", "CANCELED", "PAYMENT_WAITING")) {
            assertThat(number("select count(*) from home_order where title is not null and state = '" + state + "'"))
                    .as(state).isPositive();
        }
        assertThat(number("select sum(amount) from home_outlay where kind = 'PAYMENT'")).isPositive()
                .isEqualTo(number("select sum(amount) from commerce_order where status = 'PAID'")
                        + number("select sum(captured) from pay_easypay_approval where kind in ('MONEY', 'CARD')"));
        assertThat(number("select count(distinct substring_index(goods, '=', 1)) from home_outlay")).isGreaterThan(5);
        assertThat(number("select count(distinct member_id) from home_outlay where spent_on between '"
                + month().minusMonths(1) + "' and '" + month().minusDays(1) + "'")).isEqualTo(MEMBERS);
        assertThat(
                number("select count(distinct member_id) from home_outlay where kind = 'PAYMENT' and spent_on between '"
                        + month().minusMonths(1) + "' and '" + month().minusDays(1) + "'"))
                .isGreaterThan(MEMBERS / 2);
        assertThat(number("select count(*) from home_outlay where kind = 'PAYMENT' and spent_on >= '" + month() + "'"))
                .isPositive();
        // Of yesterday at least; of today there are none yet just after midnight.
        assertThat(number("select count(distinct day) from home_rung")).isPositive();
    }

    /** Those whom people look at first. */
    @Test
    void theFirstMembersDiffer() {
        assertThat(number("select count(distinct member_id) from home_loan where member_id <= " + member(6)))
                .isEqualTo(6);
        assertThat(number("select count(distinct status) from home_loan where member_id <= " + member(6)))
                .isEqualTo(4);
        assertThat(number("select count(*) from home_loan where overdue_since is not null and member_id in ("
                + member(2) + ", " + member(4) + ")")).isEqualTo(2);
        assertThat(number("select count(distinct a.state) from loan_application a "
                + "join loan_attachment t on t.application_id = a.id where a.member_id <= " + member(6)))
                .isGreaterThan(3);
    }

    private static long member(long index) {
        return DemoIds.member(index).value();
    }

    private static LocalDate month() {
        return madang.bean(DemoBegin.class).day().withDayOfMonth(1);
    }

    /** What is told meanwhile changes rows, as it should: then it is tried again. */
    @Test
    void hasTheSameRowsAfterItIsBuiltAnew() {
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            long told = newest();
            List<List<Map<String, Object>>> before = rows();
            for (ReadModel model : ReadModel.values()) {
                madang.bean(RebuildModel.class).rebuild(model, AuditActor.SYSTEM, "test");
            }
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> number("select count(*) from home_rebuild") == 0 && waiting() == 0);
            List<List<Map<String, Object>>> after = rows();
            if (told != newest()) {
                return false;
            }
            assertThat(after).isEqualTo(before);
            return true;
        });
    }

    private static long newest() {
        return number("select max(id) from platform_event_log");
    }

    private static List<List<Map<String, Object>>> rows() {
        return ReadModel.allTables().stream().map(table -> madang.bean(JdbcTemplate.class)
                .queryForList("select * from " + table + " order by 1, 2, 3")).toList();
    }

    private static long waiting() {
        return number("select count(*) from platform_event_delivery");
    }

    private static long number(String sql) {
        Long number = madang.bean(TransactionTemplate.class)
                .execute(status -> madang.bean(JdbcTemplate.class).queryForObject(sql, Long.class));
        return number == null ? 0 : number;
    }
}
