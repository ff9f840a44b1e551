package pay.virtualaccount;

import org.springframework.context.ApplicationContext;
import pay.bank.LinkedAccounts;
import pay.wallet.LockWallet;
import platform.id.Ids;

/** A bank that does not answer when it is asked for an account number. */
public final class SilentBank {
    private SilentBank() {}

    /** Virtual accounts that are asked of it. */
    public static VirtualAccounts accounts(ApplicationContext context) {
        return new VirtualAccounts(context.getBean(VirtualAccountRows.class),
                (_, _, _, _) -> new VirtualAccountBank.Answer.Unknown(), context.getBean(LinkedAccounts.class),
                context.getBean(LockWallet.class), context.getBean(Ids.class));
    }
}
