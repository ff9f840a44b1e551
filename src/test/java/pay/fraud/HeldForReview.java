package pay.fraud;

import java.util.Set;

import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.TestMembers.TestMember;

/** Transfers that wait for an operator, for tests of others. */
public final class HeldForReview {
    private HeldForReview() {}

    /** The id of one. */
    public static String by(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        TestMember sender = scene.memberWith(10_000);
        TestMember recipient = scene.member();
        report(context, recipient.id().toString());
        return scene.api.transfer(sender, recipient.id(), 1_000).body().path("id").asString();
    }

    /** Puts a wallet on the list; returns the report's id. */
    public static String report(ApplicationContext context, String member) {
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        return context.getBean(Reports.class).reportWallet(operator, new Tsid(Long.parseLong(member)), "2026-1")
                .toString();
    }
}
