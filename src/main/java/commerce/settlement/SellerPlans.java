package commerce.settlement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which plan a seller has from which day. */
@Service
public class SellerPlans {
    private final JdbcClient jdbc;
    private final FeePlans plans;
    private final PlanChanges changes;

    SellerPlans(JdbcClient jdbc, FeePlans plans, PlanChanges changes) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.changes = changes;
    }

    /** Chooses a seller's plan from a day on, one that there is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(SellerId seller, LocalDate from, String plan) {
        jdbc.sql("""
                insert into commerce_seller_plan (seller_id, valid_from, plan) values (?, ?, ?)
                on duplicate key update plan = ?""")
                .params(seller.value(), Date.valueOf(from), plan, plan).update();
    }

    /** The name of the plan that a seller has on a day. */
    @Transactional(readOnly = true)
    public String nameOn(LocalDate day, SellerId seller) {
        return Objects.requireNonNull(names(day, List.of(seller)).get(seller));
    }

    /**
     * A plan that a seller has, had, or will have.
     *
     * @param terms as they are on its first day, or on this one if that is over
     */
    public record Agreed(String plan, LocalDate from, FeePlan terms) {}

    /** A seller's, the newest first; none before the standard one was chosen for it. */
    @Transactional(readOnly = true)
    public List<Agreed> of(SellerId seller, LocalDate today) {
        Map<LocalDate, Map<String, FeePlan>> terms = new HashMap<>();
        return jdbc
                .sql("select plan, valid_from from commerce_seller_plan where seller_id = ? order by valid_from desc")
                .param(seller.value()).query((row, number) -> {
                    LocalDate from = row.getObject("valid_from", LocalDate.class);
                    String plan = row.getString("plan");
                    Map<String, FeePlan> on = terms.computeIfAbsent(from.isBefore(today) ? today : from, plans::on);
                    return new Agreed(plan, from, Objects.requireNonNull(on.get(plan), plan));
                }).list();
    }

    /** What was proposed for a seller, the newest first. */
    @Transactional(readOnly = true)
    public List<PlanChange> changes(SellerId seller, int most) {
        return changes.of(seller, most);
    }

    /** What holds for each of some sellers on a day. */
    Map<SellerId, FeePlan> on(LocalDate day, Collection<SellerId> sellers) {
        Map<String, FeePlan> named = plans.on(day);
        Map<SellerId, FeePlan> found = new HashMap<>();
        names(day, sellers)
                .forEach((seller, name) -> found.put(seller, Objects.requireNonNull(named.get(name), name)));
        return found;
    }

    private Map<SellerId, String> names(LocalDate day, Collection<SellerId> sellers) {
        Map<SellerId, String> last = new HashMap<>();
        sellers.forEach(seller -> last.put(seller, FeePlans.STANDARD));
        jdbc.sql("""
                select seller_id, plan from commerce_seller_plan where seller_id in (:sellers) and valid_from <= :day
                order by seller_id, valid_from""")
                .param("sellers", sellers.stream().map(SellerId::value).toList()).param("day", Date.valueOf(day))
                .query(row -> {
                    last.put(new SellerId(row.getLong(1)), row.getString(2));
                });
        return last;
    }
}
