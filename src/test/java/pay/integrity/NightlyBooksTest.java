package pay.integrity;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyCheck.Finding;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class NightlyBooksTest {
    @Autowired
    List<NightlyCheck> checks;
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void findsWhatALeavingLeftBehind() {
        TestMember member = scene.memberWith(1_000);
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("id")
                .asString();
        scene.sql("update pay_wallet set status = 'CLOSED' where member_id = ?", member.id().value());
        try {
            assertThat(found()).containsExactlyInAnyOrder(
                    new Finding(member.id().toString(), "CLOSED_WALLET_WITH_MONEY"),
                    new Finding(account, "ACCOUNT_LINKED_TO_CLOSED_WALLET"));
        } finally {
            scene.sql("update pay_wallet set status = 'OPEN' where member_id = ?", member.id().value());
        }
        assertThat(found()).isEmpty();
    }

    private List<Finding> found() {
        return checks.stream().filter(check -> check.name().equals("pay.books")).findFirst().orElseThrow().findings()
                .get();
    }
}
