package pay.transfer;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.usage.DatedLimits;
import platform.security.IdentityTier;

/** Limits of transfers that two operators have set; never changed, and each from a later day on than that of its approval. */
@Component
class ApprovedLimits implements DatedLimits.Approved<TransferLimits.Limits> {
    private final JdbcTemplate jdbc;

    ApprovedLimits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DatedLimits.Dated<TransferLimits.Limits>> all() {
        return jdbc.query("select valid_from, tier, at_once, in_a_day, in_a_month, signed_from from pay_transfer_limit",
                (row, _) -> new DatedLimits.Dated<>(row.getObject(1, LocalDate.class),
                        IdentityTier.valueOf(row.getString(2)),
                        new TransferLimits.Limits(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
    }
}
