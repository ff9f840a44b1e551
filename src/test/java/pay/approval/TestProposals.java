package pay.approval;

import java.util.Set;

import org.springframework.context.ApplicationContext;
import pay.ledger.AccountKind;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** What operators propose and decide about the money of others, for tests of others; each call fails when it is refused. */
public final class TestProposals {
    private static final long HOUSE = 0;

    private TestProposals() {}

    /** That so much comes into a wallet, or leaves it when it is negative. */
    public static void proposeAdjustment(ApplicationContext context, Tsid operator, Tsid id, Tsid member, long amount) {
        Terms terms = amount > 0
                ? new Terms.Adjustment(AccountKind.HOUSE_COSTS, HOUSE, AccountKind.MEMBER_MONEY, member.value(),
                        amount, null)
                : new Terms.Adjustment(AccountKind.MEMBER_MONEY, member.value(), AccountKind.HOUSE_COSTS, HOUSE,
                        -amount, null);
        context.getBean(ProposeChange.class).propose(caller(operator), id, terms, "고객 보상");
    }

    /** That a transfer ends as the bank has said. */
    public static void proposeResult(ApplicationContext context, Tsid operator, Tsid id, Tsid transfer, boolean done) {
        context.getBean(ProposeChange.class).propose(caller(operator), id, new Terms.BankResult(transfer, done),
                "은행 확인");
    }

    /** That a request to a card company was never carried out. */
    public static void proposeNeverDone(ApplicationContext context, Tsid operator, Tsid id, Tsid request) {
        context.getBean(ProposeChange.class).propose(caller(operator), id, new Terms.CardNeverDone(request),
                "카드사 확인");
    }

    public static void approve(ApplicationContext context, Tsid operator, Tsid id) {
        context.getBean(DecideProposal.class).approve(caller(operator), id);
    }

    public static void refuse(ApplicationContext context, Tsid operator, Tsid id) {
        context.getBean(DecideProposal.class).refuse(caller(operator), id);
    }

    private static StaffCaller caller(Tsid operator) {
        return new StaffCaller(operator, "operator", Set.of("OPERATOR"), null);
    }
}
