package pay.advertising;

import java.util.Set;

import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;

/** What advertisers paid in and have left, for tests of other modules. */
public final class AdDeposits {
    private final ApplicationContext context;
    private final JdbcTemplate jdbc;

    public AdDeposits(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    /** Whether pay has heard of this advertiser. */
    public boolean knows(Tsid advertiser) {
        return !jdbc.queryForList("select id from pay_advertiser where id = ?", advertiser.value()).isEmpty();
    }

    /** An operator records a deposit. */
    public Tsid record(Tsid advertiser, long won) {
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        return context.getBean(RecordAdDeposit.class).record(operator, advertiser, Won.of(won),
                context.getBean(Ids.class).next().toString());
    }

    /** What of it is not charged yet, by the ledger. */
    public long left(Tsid advertiser) {
        Long left = jdbc.queryForObject("""
                select coalesce(sum(b.credit_posted - b.debit_posted), 0) from pay_account a
                join pay_balance b on b.account_id = a.id where a.kind = 'ADVERTISER_PREPAID' and a.owner = ?""",
                Long.class, advertiser.value());
        return left == null ? 0 : left;
    }
}
