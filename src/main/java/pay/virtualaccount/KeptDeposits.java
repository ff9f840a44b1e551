package pay.virtualaccount;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Deposits that nobody asked for and that could not go back: to numbers of nobody, or whose refund account was closed. */
@Repository
class KeptDeposits {
    static final String COUNT = "select count(*) from pay_deposit where state = 'KEPT'";
    static final String OLDEST = """
            select id, bank_code, reference, verdict, amount, deposited_at from pay_deposit
            where state = 'KEPT' order by id limit ?""";

    private final JdbcClient jdbc;

    KeptDeposits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases keptDepositCases(KeptDeposits deposits) {
        return new ManualCases("pay.kept-deposit", deposits::count, deposits::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("id"), UtcColumn.get(row, "deposited_at"),
                        "%s %s %s, %,d KRW".formatted(row.getString("bank_code"), row.getString("reference"),
                                row.getString("verdict"), row.getLong("amount"))))
                .list();
    }
}
