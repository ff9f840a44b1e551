package madang;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.demo.DemoIds;
import platform.event.DomainEvents;
import platform.id.Ids;
import testing.RunningMadang;
import testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody whose demo data is loaded in part leaves: the next start loads the rest all the same. */
class DemoDepartureTest {
    private static final List<String> WHO_LEFT = List.of("commerce_departed_buyer", "benefit_departed_member",
            "loan_departure", "home_departed_member");

    @Test
    void startsThoughADemoMemberLeftBeforeAllOfTheirDataWasLoaded() {
        Map<String, String> schema = TestDatabase.newSchema();
        try (RunningMadang first = start(schema, 1)) {
            first.bean(TransactionTemplate.class).executeWithoutResult(status -> first.bean(DomainEvents.class)
                    .publish(new MemberLeft(first.bean(Ids.class).next(), first.bean(Clock.class).instant(),
                            DemoIds.member(2))));
            for (String table : WHO_LEFT) {
                Awaitility.await()
                        .until(() -> number(first, "select count(*) from " + table) == 1);
            }
        }
        try (RunningMadang second = start(schema, 3)) {
            assertThat(number(second, "select count(distinct buyer_id) from commerce_order")).isEqualTo(2);
            for (String table : List.of("commerce_order", "loan_contract", "loan_application", "pay_bank_account",
                    "pay_point_lot", "benefit_step_day", "home_wallet")) {
                String column = table.equals("commerce_order") ? "buyer_id" : "member_id";
                assertThat(number(second, "select count(*) from " + table + " where " + column + " = "
                        + DemoIds.member(2))).as(table).isZero();
            }
        }
    }

    private static RunningMadang start(Map<String, String> schema, int members) {
        Map<String, String> settings = new HashMap<>(
                Map.of("madang.demo.enabled", "true", "madang.demo.sellers", "1", "madang.demo.products", "20"));
        settings.put("madang.demo.members", Integer.toString(members));
        return RunningMadang.start(schema, settings);
    }

    private static long number(RunningMadang madang, String sql) {
        Long number = madang.bean(TransactionTemplate.class)
                .execute(status -> madang.bean(JdbcTemplate.class).queryForObject(sql, Long.class));
        return number == null ? 0 : number;
    }
}
