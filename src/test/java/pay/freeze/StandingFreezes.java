package pay.freeze;

import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Operators who freeze wallets and lift freezes, if that can be. */
public final class StandingFreezes {
    private StandingFreezes() {}

    public static void freeze(ApplicationContext context, Tsid member) {
        try {
            context.getBean(FreezeAccount.class).freeze(somebody(context), Freeze.Subject.WALLET, member,
                    Freeze.Reason.FRAUD_REPORT, "2026-7");
        } catch (RuntimeException refused) {
            // Then it is as it was.
        }
    }

    /** Lifts those that stand; how many are left. */
    public static int lift(ApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        List<Long> standing = jdbc.queryForList("select id from pay_freeze where standing = 1", Long.class);
        int left = standing.size();
        for (long freeze : standing) {
            try {
                context.getBean(LiftFreeze.class).lift(somebody(context), new FreezeId(freeze), "확인 완료");
                left--;
            } catch (RuntimeException refused) {
                // Then it stands.
            }
        }
        return left;
    }

    private static StaffCaller somebody(ApplicationContext context) {
        return new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
    }
}
