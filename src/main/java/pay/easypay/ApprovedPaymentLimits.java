package pay.easypay;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.usage.DatedLimits;
import platform.security.IdentityTier;

/** Limits of payments that two operators have set; never changed, and each from a later day on than that of its approval. */
@Component
class ApprovedPaymentLimits implements DatedLimits.Approved<PaymentLimits.Of> {
    private final JdbcTemplate jdbc;

    ApprovedPaymentLimits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DatedLimits.Dated<PaymentLimits.Of>> all() {
        return jdbc.query("select valid_from, tier, at_once, in_a_day, in_a_month from pay_payment_limit",
                (row, _) -> new DatedLimits.Dated<>(row.getObject(1, LocalDate.class),
                        IdentityTier.valueOf(row.getString(2)),
                        new PaymentLimits.Of(row.getLong(3), row.getLong(4), row.getLong(5))));
    }
}
