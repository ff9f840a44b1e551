package pay.bank;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import platform.ops.ManualCases;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class StuckTransfersTest {
    @Autowired
    StuckTransfers stuck;

    @Test
    void showsATransferThatIsAskedAboutDailyUntilItIsDecided(@Autowired ApplicationContext context) {
        PayScene scene = new PayScene(context);
        TestMember member = scene.member();
        PayApi.Answer topUp = scene.api.topUp(member, scene.api.link(member, PayScene.accountNumber("0004")), 1_000);
        String id = topUp.body().path("id").asString();
        assertThat(shown(id)).isFalse();

        scene.sql("update pay_bank_transfer set enquiries = 11 where status = 'UNKNOWN' and id = ?", id);

        assertThat(shown(id)).isTrue();
        assertThat(stuck.count()).isPositive();

        scene.sql("update pay_bank_transfer set next_step_at = created_at where id = ?", id);
        Awaitility.await().until(() -> scene.api.balance(member) == 1_000);
        assertThat(shown(id)).isFalse();
    }

    private boolean shown(String id) {
        return stuck.oldest(1000).stream().map(ManualCases.Case::id).anyMatch(id::equals);
    }
}
