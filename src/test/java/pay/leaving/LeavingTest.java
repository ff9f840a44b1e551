package pay.leaving;

import java.time.Clock;

import member.events.DeviceBound;
import member.events.DeviceRevoked;
import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.integrity.BooksCheck;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class LeavingTest {
    @Autowired
    BooksCheck books;
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired Environment environment, @Autowired TestMembers members, @Autowired DomainEvents events,
            @Autowired TransactionTemplate transaction, @Autowired JdbcTemplate jdbc, @Autowired Ids ids,
            @Autowired Clock clock) {
        scene = new PayScene(environment, members, events, transaction, jdbc, ids, clock);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(books.run()).isEmpty();
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
        assertThat(scene.count("pay_bank_account where status = 'ERASED' and number = '' and number_index is null "
                + "and id = " + second)).isEqualTo(1);
        Awaitility.await().until(() -> scene.count("pay_device where public_key = '' and revoked and member_id = "
                + member.id()) == 1);
    }

    @Test
    void keepsUnclaimedWhatAMemberWithoutABankAccountLeaves() {
        TestMember member = scene.memberWith(5_000);
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("id")
                .asString();
        erase(account);

        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));

        Awaitility.await().until(() -> scene.count("pay_account a join pay_balance b on b.account_id = a.id "
                + "where a.kind = 'UNCLAIMED' and b.credit_posted = 5000 and a.owner = " + member.id()) == 1);
    }

    @Test
    void bindsNoDeviceThatWasRevokedBefore() {
        TestMember member = scene.member();
        Tsid device = scene.id();
        scene.tell(new DeviceRevoked(scene.id(), scene.now(), member.id(), device, member.publicKey()));
        Awaitility.await().until(() -> scene.count("pay_device where revoked and device_id = " + device) == 1);
        DeviceBound late = new DeviceBound(scene.id(), scene.now(), member.id(), device, member.publicKey());

        scene.tell(late);

        Awaitility.await().until(() -> scene.count("platform_event_log where id = " + late.eventId()) == 1
                && scene.count("platform_event_delivery where event_id = " + late.eventId()) == 0);
        assertThat(scene.count("pay_device where revoked and device_id = " + device)).isEqualTo(1);
    }

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    private void erase(String account) {
        transaction.executeWithoutResult(status -> jdbc
                .update("update pay_bank_account set status = 'ERASED', number = '', number_index = null where id = ?",
                        account));
    }

    private void assertAnswered(TestMember member, String type, String reason) {
        scene.tell(new MemberLeaveRequested(scene.id(), scene.now(), member.id(), scene.id()));
        Awaitility.await().until(() -> scene.count("platform_event_log where type = '" + type + "' and aggregate_id = "
                + member.id() + " and body like '%" + reason + "%'") == 1);
    }
}
