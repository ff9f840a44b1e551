package pay.bank;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A transfer of which the account number cannot be read is in no other's way. */
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

    /** The bank does not say what came of it. */
    private static String topUp(PayScene scene, TestMember member, String account) {
        return scene.api.topUp(member, account, 1_000).body().path("id").asString();
    }
}
