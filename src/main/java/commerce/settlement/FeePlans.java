package commerce.settlement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** The fee plans, each version from a day on; no version ever changes, and no plan ends. */
@Component
public class FeePlans {
    /** What a seller has for whom no plan was chosen. */
    public static final String STANDARD = "STANDARD";

    private final JdbcClient jdbc;

    FeePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of the plans of a day. */
    @Transactional(readOnly = true)
    public List<String> names(LocalDate day) {
        return on(day).keySet().stream().sorted().toList();
    }

    /** The plans as they are on a day, by name. */
    @Transactional(readOnly = true)
    public Map<String, FeePlan> on(LocalDate day) {
        Map<String, FeePlan> plans = new HashMap<>();
        jdbc.sql("""
                select name, sales_percent, sales_vat_included, payment_percent, payment_vat_included, due_days,
                    chargeback_fee
                from commerce_fee_plan_version where valid_from <= ? order by name, valid_from""")
                .param(Date.valueOf(day)).query(row -> {
                    // The newest of each is the last.
                    plans.put(row.getString(1), new FeePlan(row.getString(1), row.getBigDecimal(2), row.getBoolean(3),
                            row.getBigDecimal(4), row.getBoolean(5), row.getInt(6),
                            Won.of(row.getLong(7))));
                });
        return plans;
    }
}
