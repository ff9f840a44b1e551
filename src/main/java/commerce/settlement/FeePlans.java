package commerce.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;

import org.springframework.stereotype.Component;
import platform.time.DatedRows;

/** The fee plans by the day. */
@Component
public class FeePlans {
    /** What a seller has for whom no plan was chosen. */
    public static final String STANDARD = "STANDARD";

    private final NavigableMap<LocalDate, List<FeePlan>> plans = DatedRows.read("/commerce/seller-fee-plans.csv")
            .each(FeePlans::plan);

    /** The names of the plans of a day. */
    public List<String> names(LocalDate day) {
        return on(day).stream().map(FeePlan::name).toList();
    }

    FeePlan on(LocalDate day, String name) {
        return on(day).stream().filter(plan -> plan.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No plan " + name + " on " + day));
    }

    private List<FeePlan> on(LocalDate day) {
        return Objects.requireNonNull(plans.floorEntry(day), () -> "No plans on " + day).getValue();
    }

    private static FeePlan plan(List<String> row) {
        return new FeePlan(row.getFirst(), new BigDecimal(row.get(1)), row.get(2).equals("INCLUDED"),
                new BigDecimal(row.get(3)), row.get(4).equals("INCLUDED"), Integer.parseInt(row.get(5)));
    }
}
