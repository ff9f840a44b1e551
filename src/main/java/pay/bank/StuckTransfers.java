package pay.bank;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Transfers that the bank was asked about so often in vain that it is a person's turn to call the bank. Their enquiries go on. */
@Repository
class StuckTransfers {
    static final String COUNT = "select count(*) from pay_bank_transfer where status = 'UNKNOWN' and enquiries >= "
            + EnquiryPlan.PERSONS_TURN;
    static final String OLDEST = """
            select id, direction, purpose, purpose_id, amount, created_at from pay_bank_transfer
            where status = 'UNKNOWN' and enquiries >= %d order by enquiries desc limit ?"""
            .formatted(EnquiryPlan.PERSONS_TURN);

    private final JdbcClient jdbc;

    StuckTransfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases stuckBankTransfers(StuckTransfers transfers) {
        return new ManualCases("pay.bank-transfer", transfers::count, transfers::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("id"), UtcColumn.get(row, "created_at"),
                        "%s %s %s, %,d KRW".formatted(row.getString("direction"), row.getString("purpose"),
                                row.getString("purpose_id"), row.getLong("amount"))))
                .list();
    }
}
