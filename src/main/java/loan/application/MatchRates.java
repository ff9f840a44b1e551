package loan.application;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import loan.lender.LenderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often lenders lent as they had offered. */
@Repository
class MatchRates {
    private final JdbcClient jdbc;

    MatchRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(LenderId lender, boolean matched) {
        jdbc.sql("""
                insert into loan_lender_match (lender_id, decided, matched) values (?, 1, ?)
                on duplicate key update decided = decided + 1, matched = matched + ?""")
                .params(lender.value(), matched ? 1 : 0, matched ? 1 : 0).update();
    }

    Map<LenderId, MatchRate> all() {
        return jdbc.sql("select lender_id, decided, matched from loan_lender_match")
                .query((row, _) -> new MatchRate(new LenderId(row.getLong(1)), row.getLong(2), row.getLong(3))).stream()
                .collect(Collectors.toMap(MatchRate::lenderId, Function.identity()));
    }
}
