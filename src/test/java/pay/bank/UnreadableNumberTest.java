package pay.bank;

import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.enquiry.Due;
import pay.enquiry.EnquiryPlan;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A transfer that cannot be read, or of which the account number cannot be, is in no other's way. */
@MadangTest
class UnreadableNumberTest {
    @Test
    void holdsUpNoOtherTransfer(@Autowired ApplicationContext context) {
        PayScene scene = new PayScene(context);
        TestMember erased = scene.member();
        TestMember member = scene.member();
        String account = scene.api.link(erased, PayScene.accountNumber("0004"));
        String unreadable = topUp(scene, erased, account);
        String other = topUp(scene, member, scene.api.link(member, PayScene.accountNumber("0004")));
        scene.sql("update pay_bank_account set status = 'ERASED', number = null, number_index = null where id = ?",
                account);

        scene.sql("update pay_bank_transfer set status = 'WAITING', next_step_at = created_at, wanted_until = null"
                + " where id in (?, ?)", unreadable, other);

        Awaitility.await().until(() -> scene.api.balance(member) == 1_000);
        assertThat(scene.api.balance(erased)).isZero();
    }

    @Test
    void holdsUpNoOtherTransferWhenThisReleaseDoesNotKnowItsPurpose(@Autowired ApplicationContext context) {
        PayScene scene = new PayScene(context);
        TestMember first = scene.member();
        TestMember member = scene.member();
        String firsts = scene.api.link(first, PayScene.accountNumber("0004"));
        String others = scene.api.link(member, PayScene.accountNumber("0004"));
        // Each changed at once: five seconds after it was asked, the bank is asked what came of it.
        String unreadable = topUp(scene, first, firsts);
        try {
            scene.sql("update pay_bank_transfer set purpose = 'WRONG', status = 'WAITING', next_step_at = '2020-01-01',"
                    + " wanted_until = null where id = ?", unreadable);
            String other = topUp(scene, member, others);
            scene.sql("update pay_bank_transfer set status = 'WAITING', next_step_at = created_at, wanted_until = null"
                    + " where id = ?", other);

            Awaitility.await().until(() -> scene.api.balance(member) == 1_000);
            assertThat(
                    scene.count("pay_bank_transfer where status = 'WAITING' and next_step_at > '2020-01-01' and id = "
                            + unreadable))
                    .as("looked at again later").isEqualTo(1);
        } finally {
            scene.sql("update pay_bank_transfer set purpose = 'TOP_UP' where id = ?", unreadable);
        }
    }

    @Test
    void isCalledAboutByWhoTookItLastAlone(@Autowired ApplicationContext context, @Autowired BankSteps steps) {
        PayScene scene = new PayScene(context);
        TestMember member = scene.member();
        String topUp = topUp(scene, member, scene.api.link(member, PayScene.accountNumber("0004")));
        scene.sql("update pay_bank_transfer set next_step_at = '2099-01-01' where id = ?", topUp);
        Instant last = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(steps.next(new Due(Long.parseLong(topUp), last.minus(EnquiryPlan.PATIENCE)))).isEmpty();
        assertThat(steps.next(new Due(Long.parseLong(topUp), last))).isPresent();
    }

    /** The bank does not say what came of it. */
    private static String topUp(PayScene scene, TestMember member, String account) {
        return scene.api.topUp(member, account, 1_000).body().path("id").asString();
    }
}
