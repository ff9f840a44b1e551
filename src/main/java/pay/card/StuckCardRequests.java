package pay.card;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Charges and cancels that were asked about so often in vain that it is a person's turn to call the provider. */
@Repository
class StuckCardRequests {
    static final String COUNT = "select count(*) from pay_card_request where status = 'UNKNOWN' and enquiries >= "
            + EnquiryPlan.PERSONS_TURN;
    static final String OLDEST = """
            select id, kind, purpose, purpose_id, company, amount, created_at from pay_card_request
            where status = 'UNKNOWN' and enquiries >= %d order by enquiries desc limit ?"""
            .formatted(EnquiryPlan.PERSONS_TURN);

    private final JdbcClient jdbc;

    StuckCardRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases stuckCardPayments(StuckCardRequests requests) {
        return new ManualCases("pay.card-request", requests::count, requests::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("id"), UtcColumn.get(row, "created_at"),
                        "%s %s %s %s, %,d KRW".formatted(row.getString("kind"), row.getString("company"),
                                row.getString("purpose"), row.getString("purpose_id"), row.getLong("amount"))))
                .list();
    }
}
