package pay.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Billing agreements are found by their key and by their member. */
@MadangTest
class PlansTest {
    @Autowired
    BillingAgreements agreements;
    @Autowired
    BillingCharges charges;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsAgreements(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            agreements.find("A".repeat(22));
            agreements.of(new Tsid(7), Long.MAX_VALUE, 21);
            agreements.activeOf(new Tsid(7));
            charges.of(new BillingAgreementId(7), Long.MAX_VALUE, 21);
            charges.due(clock.instant(), 100);
            charges.find(new BillingAgreementId(7), "order-7");
            charges.charged(new BillingAgreementId(7), LocalDate.of(2026, 11, 1));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> charges = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(
                    new Object[]{id, "%022d".formatted(id), 1, "마당서점", true, "customer", "월간", 1, 1, "ACTIVE", id % 100,
                            now, now, now});
            charges.add(new Object[]{id, id % 100, "order-" + id, "월간", 1, 0, true, "RETRYING", 1,
                    LocalDate.of(2026, 11, 1), id, "CARD_SHORT", now.plusSeconds(id), now});
        }
        // The merchants that these would point at are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_billing_agreement", "id", "billing_key", "merchant_id", "merchant_name", "live",
                "customer_id", "name", "most_per_charge", "most_per_month", "state", "member_id", "asked_at", "due_at",
                "consented_at").insert(rows);
        new RowInsert(jdbc, "pay_billing_charge", "id", "agreement_id", "order_id", "order_name", "amount", "tax_free",
                "retried", "state", "tries", "month", "payment_id", "refusal", "next_at", "asked_at").insert(charges);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
