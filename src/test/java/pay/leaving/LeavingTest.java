package pay.leaving;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.chargeback.TestChargebacks;
import pay.merchant.TestMerchant;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class LeavingTest {
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
    void clearsAMemberOfWhomNothingIsHere() {
        assertAnswered(scene.member(), "pay.leave-cleared", "");
    }

    @Test
    void keepsAMemberWithMoney() {
        assertAnswered(scene.memberWith(1), "pay.leave-blocked", "WALLET_BALANCE");
    }

    @Test
    void keepsAMemberWhoCouldStillPay() {
        TestMember member = scene.member();
        scene.prepared(member, 1_000);

        assertAnswered(member, "pay.leave-blocked", "PAYMENT_OPEN");
    }

    @Test
    void keepsAMemberWhoseTopUpIsNotDecided() {
        TestMember member = scene.member();
        scene.api.topUp(member, scene.api.link(member, PayScene.accountNumber("0004")), 1_000);
        // So that the bank is not asked what came of it before the answer.
        scene.sql("update pay_bank_transfer set next_step_at = '2099-01-01' where member_id = ?", member.id().value());

        assertAnswered(member, "pay.leave-blocked", "BANK_TRANSFER_OPEN");
    }

    @Test
    void closesTheWalletErasesAllAccountsButOneAndSendsWhatIsLeftThere() {
        TestMember member = scene.memberWith(70_000);
        String second = scene.api.link(member, PayScene.accountNumber("7777"));

        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));

        Awaitility.await().until(() -> scene.count("pay_bank_transfer where purpose = 'LEAVING' and status = 'DONE' "
                + "and amount = 70000 and member_id = " + member.id()) == 1);
        assertThat(scene.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id())).isEqualTo(1);
        assertThat(scene.count("pay_bank_account where status = 'RETAINED' and member_id = " + member.id()))
                .isEqualTo(1);
        assertThat(scene.count("pay_bank_account where status = 'ERASED' and number is null and number_index is null "
                + "and id = " + second)).isEqualTo(1);
        Awaitility.await().until(() -> scene.count("pay_device where public_key = '' and revoked and member_id = "
                + member.id()) == 1);
    }

    @Test
    void keepsUnclaimedWhatAMemberWithoutABankAccountLeaves() {
        TestMember member = scene.memberWith(5_000);
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("id")
                .asString();
        scene.sql("update pay_bank_account set status = 'ERASED', number = null, number_index = null where id = ?",
                account);

        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));

        Awaitility.await().until(() -> scene.count("pay_account a join pay_balance b on b.account_id = a.id "
                + "where a.kind = 'UNCLAIMED' and b.credit_posted = 5000 and a.owner = " + member.id()) == 1);
    }

    @Test
    void keepsAMemberWhoseCardChargeIsNotDecided() {
        TestMember member = scene.member();
        String card = card(member);
        scene.sql(
                """
                        insert into pay_card_request (id, kind, purpose, purpose_id, member_id, card_id, company, amount, canceled, months,
                            interest_free, text, status, enquiries, next_step_at, created_at, version)
                        values (?, 'CHARGE', 'EASY_PAY', 1, ?, ?, '41', 1000, 0, 0, false, '', 'UNKNOWN', 1, '2099-01-01', utc_timestamp(6), 0)""",
                scene.id().value(), member.id().value(), card);

        assertAnswered(member, "pay.leave-blocked", "CARD_REQUEST_OPEN");
    }

    @Test
    void keepsAMemberWhoseCardCompanyHasNotDecidedAChargeback(@Autowired ApplicationContext context) {
        TestMember member = scene.memberWith(50_000);
        TestChargebacks.open(context, TestChargebacks.paid(scene, member).orderId());

        assertAnswered(member, "pay.leave-blocked", "DISPUTE_OPEN");
    }

    @Test
    void deletesCardsAndEndsConsents(@Autowired ApplicationContext context) {
        TestMember member = scene.member();
        card(member);
        String key = "k".repeat(22);
        scene.sql(
                """
                        insert into pay_billing_agreement (id, billing_key, merchant_id, merchant_name, live, customer_id, name,
                            most_per_charge, most_per_month, state, member_id, asked_at, due_at, consented_at)
                        values (?, ?, ?, '마당서점', true, 'c', 'n', 1, 1, 'ACTIVE', ?, utc_timestamp(6), utc_timestamp(6), utc_timestamp(6))""",
                scene.id().value(), key, new TestMerchant(context).id.value(), member.id().value());

        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));

        Awaitility.await().until(() -> scene.count("pay_card where billing_key is null and masked_number = ''"
                + " and member_id = " + member.id()) == 1);
        assertThat(scene.count("pay_card_customer where member_id = " + member.id())).isZero();
        assertThat(scene.count("pay_billing_agreement where state = 'ENDED_BY_MEMBER' and member_id = " + member.id()))
                .isEqualTo(1);
    }

    private String card(TestMember member) {
        scene.api.post(member, "/v1/pay/cards/customer");
        return scene.api.post(member, "/v1/pay/cards", "{\"authKey\":\"sandbox-41-CREDIT-9999-" + scene.id() + "\"}")
                .body().path("id").asString();
    }

    private void assertAnswered(TestMember member, String type, String reason) {
        scene.tell(new MemberLeaveRequested(scene.id(), scene.now(), member.id(), scene.id()));
        Awaitility.await().until(() -> scene.count("platform_event_log where type = '" + type + "' and aggregate_id = "
                + member.id() + " and body like '%" + reason + "%'") == 1);
    }
}
