package pay.approval;

import java.util.Map;
import java.util.Set;

import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.ledger.AccountKind;
import pay.merchant.TestMerchant;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.TestMembers.TestMember;

/** What operators propose and decide, for tests of others. */
public final class StuckWithdrawals {
    private StuckWithdrawals() {}

    /** A withdrawal of 1,000 won that the bank was asked about so often in vain that it is a person's turn. */
    static Tsid by(PayScene scene, TestMember member) {
        String silent = scene.api.link(member, PayScene.accountNumber("0004"));
        Answer sent = scene.api.post(member, "/v1/pay/withdrawals",
                "{\"bankAccountId\":\"" + silent + "\",\"amount\":1000}");
        Tsid id = new Tsid(Long.parseLong(sent.body().path("id").asString()));
        scene.sql("update pay_bank_transfer set enquiries = 99, next_step_at = '2099-01-01' where id = ?", id.value());
        return id;
    }

    /** The form that proposes what came of one. */
    public static Map<String, String> result(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        return Map.of("id", scene.id().toString(), "transfer", by(scene, scene.memberWith(5_000)).toString(), "done",
                "true", "reason", "은행 확인");
    }

    /** The form that puts a merchant on another plan. */
    public static Map<String, String> feePlan(ApplicationContext context) {
        return Map.of("id", new PayScene(context).id().toString(), "merchant",
                Long.toString(new TestMerchant(context).id.value()), "from", "2099-01-01", "plan", "WEEKLY", "reason",
                "협의");
    }

    /** The form that approves what somebody else has proposed. */
    public static Map<String, String> approval(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        Tsid id = scene.id();
        StaffCaller maker = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        context.getBean(ProposeChange.class).propose(maker, id, new Terms.Adjustment(AccountKind.BANK, 0,
                AccountKind.HOUSE_COSTS, 0, 10, null), "충당");
        return Map.of("proposal", id.toString(), "verdict", "APPROVE");
    }
}
