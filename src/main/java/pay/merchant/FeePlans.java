package pay.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** The fee plans, each version from a day on; no version ever changes, and no plan ends. */
@Repository
class FeePlans {
    /** What {@link #plan} reads, of {@code p}. */
    static final String COLUMNS = "p.name, p.percent, p.vat_included, p.cycle, p.payout_days, p.of_lost_dispute";

    private final JdbcClient jdbc;

    FeePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A plan as it is from a day on, until its next version. */
    record Version(LocalDate from, FeePlan plan) {}

    /** The names of the plans of a day. */
    @Transactional(readOnly = true)
    public List<String> names(LocalDate day) {
        return jdbc.sql("select distinct name from pay_fee_plan where valid_from <= ? order by name").param(day)
                .query((row, _) -> Objects.requireNonNull(row.getString(1))).list();
    }

    /** All versions of all plans, of each the newest first. */
    @Transactional(readOnly = true)
    public List<Version> all() {
        return jdbc.sql("select " + COLUMNS + ", p.valid_from from pay_fee_plan p order by p.name, p.valid_from desc")
                .query((row, _) -> version(row)).list();
    }

    /** The version of a plan on a day. */
    @Transactional(readOnly = true)
    public Optional<Version> on(LocalDate day, String name) {
        return jdbc.sql("select " + COLUMNS + """
                , p.valid_from from pay_fee_plan p where p.name = ? and p.valid_from <= ?
                order by p.valid_from desc limit 1""").params(name, day).query((row, _) -> version(row)).optional();
    }

    /** Adds a version, for good. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Version version, Tsid proposal) {
        FeePlan plan = version.plan();
        jdbc.sql("""
                insert into pay_fee_plan (name, valid_from, percent, vat_included, cycle, payout_days,
                    of_lost_dispute, proposal_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(plan.name(), version.from(), plan.percent(), plan.vatIncluded(), plan.cycle().name(),
                        plan.payoutDays(), plan.ofLostDispute().amount(), proposal.value())
                .update();
    }

    static FeePlan plan(ResultSet row) throws SQLException {
        return new FeePlan(row.getString("name"), row.getBigDecimal("percent"), row.getBoolean("vat_included"),
                SettlementCycle.valueOf(row.getString("cycle")), row.getInt("payout_days"),
                Won.of(row.getLong("of_lost_dispute")));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)), plan(row));
    }
}
