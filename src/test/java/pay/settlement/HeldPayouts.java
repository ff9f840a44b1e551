package pay.settlement;

import java.time.Clock;
import java.time.Instant;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.MerchantId;
import platform.id.Tsid;

/** Payouts that wait, for tests of others. */
public final class HeldPayouts {
    private HeldPayouts() {}

    /** Makes a merchant's payouts wait, as an operator does. */
    public static void hold(ApplicationContext context, MerchantId merchant) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(SettlementAccounts.class).hold(merchant, new Tsid(1),
                        "계좌 확인", context.getBean(Clock.class).instant()));
    }

    /** Since when they wait. */
    public static Instant since(ApplicationContext context, MerchantId merchant) {
        return context.getBean(ReleasePayouts.class).heldSince(merchant);
    }
}
