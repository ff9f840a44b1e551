package pay.freeze;

import java.util.Set;

import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.wallet.SuspendedCredits;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.TestMembers.TestMember;

/** Members whose wallets are frozen, for tests of others. */
public final class FrozenMembers {
    private FrozenMembers() {}

    /** Freezes a member's wallet by somebody else than who asks; returns the freeze's id. */
    public static String freeze(ApplicationContext context, TestMember member) {
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        return Long.toString(context.getBean(FreezeAccount.class)
                .freeze(operator, Freeze.Subject.WALLET, member.id(), Freeze.Reason.FRAUD_REPORT, "2026-7").value());
    }

    /** Freezes what is paid out to a merchant who has sold something. */
    public static void freezeMerchant(ApplicationContext context, Tsid merchant) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(
                _ -> context.getBean(Accounts.class).open(AccountKind.MERCHANT_PAYABLE, merchant.value()));
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        context.getBean(FreezeAccount.class).freeze(operator, Freeze.Subject.PAYABLE, merchant,
                Freeze.Reason.FRAUD_REPORT, "2026-8");
    }

    /** The id of a transfer that is kept for a frozen wallet. */
    public static String kept(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        TestMember sender = scene.memberWith(10_000);
        TestMember frozen = scene.member();
        freeze(context, frozen);
        scene.api.transfer(sender, frozen.id(), 1_000);
        return Long
                .toString(context.getBean(SuspendedCredits.class).of(frozen.id(), 0, 1).getFirst().movement().value());
    }
}
