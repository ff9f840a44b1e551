package pay.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

import member.events.MemberLeft;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.error.PayError;
import pay.fraud.HeldForReview;
import pay.fraud.Reports;
import pay.ledger.Ledger;
import pay.payee.Payees;
import pay.payee.PhoneBook;
import pay.wallet.WalletCap;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.idempotency.IdempotencyKey;
import platform.web.idempotency.SharedKeys;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class HeldTransferTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    AcceptTransfer acceptTransfer;
    @Autowired
    CancelTransfer cancelTransfer;
    @Autowired
    ReturnOverdue returnOverdue;
    @Autowired
    ReturnJob returnJob;

    PayScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void letsNobodyAcceptWhoseWalletOrWhoseSendersIsReported() {
        TestMember sender = scene.memberWith(50_000);
        String phone = TestMembers.newPhone();
        Answer sent = scene.api.transfer(sender, phone, 12_000);
        Answer later = scene.api.transfer(sender, phone, 3_000);
        TestMember owner = scene.member(IdentityTier.PHONE, phone);
        Reports reports = context.getBean(Reports.class);
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        Tsid ofOwner = new Tsid(Long.parseLong(HeldForReview.report(context, owner.id().toString())));
        assertThat(scene.api.post(owner, sent.header("Location") + "/acceptance").code())
                .isEqualTo("TRANSFER_SUSPENDED");
        reports.remove(operator, ofOwner);
        assertThat(scene.api.post(owner, sent.header("Location") + "/acceptance").status()).isEqualTo(200);

        HeldForReview.report(context, sender.id().toString());
        assertThat(scene.api.post(owner, later.header("Location") + "/acceptance").code())
                .isEqualTo("TRANSFER_SUSPENDED");
        assertThat(scene.api.balance(owner)).isEqualTo(12_000);
    }

    @Test
    void holdsMoneyForAPhoneNumberUntilItsOwnerJoinsAndAcceptsIt() {
        TestMember sender = scene.memberWith(50_000);
        String phone = TestMembers.newPhone();
        Answer sent = scene.api.transfer(sender, phone, 12_000);
        assertThat(sent.body().path("status").asString()).isEqualTo("HELD");
        assertThat(sent.body().path("counterparty").asString()).isEqualTo("010-****-" + phone.substring(7));
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(38_000);
        assertThat(scene.api.wallet(sender).body().path("balance").asLong()).isEqualTo(50_000);
        String path = sent.header("Location");
        TestMember stranger = scene.member();
        assertThat(scene.api.post(stranger, path + "/acceptance").code()).isEqualTo("TRANSFER_NOT_FOUND");
        assertThat(scene.api.post(sender, path + "/acceptance").code()).isEqualTo("TRANSFER_TO_SELF");
        assertThat(scene.api.get(stranger, "/v1/pay/transfers/waiting").body().path("items").size()).isZero();

        TestMember owner = scene.member(IdentityTier.PHONE, phone);
        assertThat(scene.api.get(owner, "/v1/pay/transfers/waiting").body().at("/items/0/id").asString())
                .isEqualTo(sent.body().path("id").asString());
        assertThat(scene.api.get(owner, path).body().path("counterparty").asString()).isEqualTo("김*당");
        Answer accepted = scene.api.post(owner, path + "/acceptance");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(scene.api.balance(owner)).isEqualTo(12_000);
        assertThat(scene.api.balance(sender)).isEqualTo(38_000);
        assertThat(scene.api.get(sender, path).body().path("counterparty").asString()).isEqualTo("김*당");
        assertThat(scene.api.get(sender, "/v1/pay/wallet/movements?limit=1").body().at("/items/0/amount").asLong())
                .isEqualTo(-12_000);
        assertThat(scene.api.post(owner, path + "/acceptance").code()).isEqualTo("TRANSFER_ENDED");
        assertThat(scene.api.post(sender, path + "/cancellation").code()).isEqualTo("TRANSFER_ENDED");
        assertThat(scene.count("pay_held_transfer where transfer_id = " + id(sent).value())).isZero();
        assertThat(scene.number("select count(*) from platform_event_log where type = 'pay.transfers-completed' "
                + "and body like '%" + id(sent).value() + "%'")).isEqualTo(1);
    }

    @Test
    void givesItBackToASenderWhoTakesItBack() {
        TestMember sender = scene.memberWith(50_000);
        Answer sent = scene.api.transfer(sender, TestMembers.newPhone(), 12_000);
        String path = sent.header("Location");
        assertThat(scene.api.post(scene.member(), path + "/cancellation").code()).isEqualTo("TRANSFER_NOT_FOUND");
        Answer canceled = scene.api.post(sender, path + "/cancellation");

        assertThat(canceled.body().path("status").asString()).isEqualTo("CANCELED");
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
        assertThat(returned(id(sent))).isEqualTo(1);
    }

    /** A damaged row, or a key that left the ring too early. */
    @Test
    void goesBackAlsoWhenNobodyCanReadWhatWasSaidWithIt() {
        TestMember sender = scene.memberWith(50_000);
        Answer sent = scene.api.transfer(sender, TestMembers.newPhone(), 12_000);
        assertThat(scene.count("pay_transfer where memo_sealed like '%.%' and id = " + id(sent).value())).isOne();
        scene.sql("update pay_transfer set memo_sealed = concat('gone-', memo_sealed) where id = ?", id(sent).value());
        assertThat(scene.api.get(sender, "/v1/pay/transfers").status()).isEqualTo(200);

        Answer canceled = scene.api.post(sender, sent.header("Location") + "/cancellation");

        assertThat(canceled.body().path("status").asString()).isEqualTo("CANCELED");
        assertThat(canceled.body().path("memo").isNull()).isTrue();
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
        assertThat(returned(id(sent))).isEqualTo(1);
    }

    @Test
    void givesBackWhatNobodyAcceptsInTime() {
        TestMember sender = scene.memberWith(50_000);
        String phone = TestMembers.newPhone();
        TransferId due = held(sender, phone);
        Answer later = scene.api.transfer(sender, phone, 3_000);
        TestMember owner = scene.member(IdentityTier.PHONE, phone);
        String path = "/v1/pay/transfers/" + due.value();
        assertThat(scene.api.post(owner, path + "/acceptance").code()).isEqualTo("TRANSFER_ENDED");
        returnJob.run();
        returnJob.run();

        assertThat(scene.api.get(sender, path).body().path("status").asString()).isEqualTo("RETURNED");
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(47_000);
        assertThat(returned(due)).isEqualTo(1);
        assertThat(scene.api.get(sender, later.header("Location")).body().path("status").asString())
                .isEqualTo("HELD");
    }

    @Test
    void givesBackAllThatIsDueInOneRound() {
        TestMember sender = scene.memberWith(50_000);
        List<TransferId> due = List.of(held(sender, TestMembers.newPhone()), held(sender, TestMembers.newPhone()),
                held(sender, TestMembers.newPhone()));

        returnJob.run();

        assertThat(due).allSatisfy(each -> assertThat(returned(each)).isEqualTo(1));
    }

    /** They have no transfer. */
    @Test
    void givesBackWhatIsBehindAHundredThatCannotBe() {
        TestMember sender = scene.memberWith(50_000);
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        transaction.executeWithoutResult(_ -> {
            jdbc.execute("set foreign_key_checks = 0");
            jdbc.batchUpdate("insert into pay_held_transfer (transfer_id, sender, phone, phone_index, hold, accept_by)"
                    + " values (?, 1, '', '', 1, '2020-01-01')",
                    LongStream.rangeClosed(1, 100).mapToObj(id -> new Object[]{id}).toList());
            jdbc.execute("set foreign_key_checks = 1");
        });
        try {
            TransferId due = held(sender, TestMembers.newPhone());

            returnJob.run();

            assertThat(returned(due)).isEqualTo(1);
            assertThat(scene.count("pay_held_transfer where transfer_id <= 100")).isEqualTo(100);
        } finally {
            scene.sql("delete from pay_held_transfer where transfer_id <= 100");
        }
    }

    @Test
    void doesNotReturnWhatIsNotOverdue() {
        TestMember sender = scene.memberWith(50_000);
        Answer sent = scene.api.transfer(sender, TestMembers.newPhone(), 12_000);
        returnJob.run();
        assertThat(scene.api.get(sender, sent.header("Location")).body().path("status").asString()).isEqualTo("HELD");
        assertThat(Duration.between(scene.now(),
                Instant.parse(sent.body().path("acceptBy").asString()))).isBetween(
                        Duration.ofDays(7).minusMinutes(10), Duration.ofDays(7));
    }

    @Test
    void keepsItWaitingWhenTheWalletCannotHoldMore() {
        TestMember sender = scene.memberWith(50_000);
        String phone = TestMembers.newPhone();
        Answer sent = scene.api.transfer(sender, phone, 12_000);
        TestMember owner = scene.member(IdentityTier.PHONE, phone);
        scene.fill(owner, 1_990_000);
        assertThat(scene.api.post(owner, sent.header("Location") + "/acceptance").code())
                .isEqualTo("WALLET_CAP_EXCEEDED");
        assertThat(scene.api.get(sender, sent.header("Location")).body().path("status").asString()).isEqualTo("HELD");
    }

    @Test
    void returnsItWhenTheSenderLeavesAndSendsItAfterThem() {
        TestMember sender = scene.memberWith(50_000);
        Answer sent = scene.api.transfer(sender, TestMembers.newPhone(), 12_000);
        scene.tell(new MemberLeft(scene.id(), scene.now(), sender.id()));
        Awaitility.await().until(() -> scene.api.balance(sender) == 0);
        assertThat(returned(id(sent))).isEqualTo(1);
        assertThat(scene.number("select sum(amount) from pay_bank_transfer where purpose = 'LEAVING' and member_id = "
                + sender.id())).isEqualTo(50_000);
        assertThat(scene.count("pay_payee where member_id = " + sender.id())).isZero();
    }

    @Test
    void isAcceptedOrTakenBackButNeverBoth() throws Exception {
        TestMember sender = scene.memberWith(50_000);
        races(sender, phone -> id(scene.api.transfer(sender, phone, 1)),
                id -> cancelTransfer.cancel(sender.id(), id));
    }

    /** As when the clock of the one who returns it is ahead of the other's: its time is over for them alone. */
    @Test
    void isAcceptedOrReturnedButNeverBoth() throws Exception {
        TestMember sender = scene.memberWith(50_000);
        races(sender, phone -> {
            TransferId id = held(sender, phone);
            scene.sql("update pay_held_transfer set accept_by = utc_timestamp(6) + interval 1 day "
                    + "where transfer_id = ?", id.value());
            return id;
        }, id -> {
            if (!returnOverdue.giveBack(id)) {
                throw new DomainException(PayError.TRANSFER_ENDED);
            }
        });
    }

    /** Sent, and overdue at once. */
    private TransferId held(TestMember sender, String phone) {
        var request = new SharedKeys.Request(new IdempotencyKey("", "", "", "", ""), new byte[0], new byte[0]);
        TransferOrder order = new TransferOrder(request, sender.caller(), Addressee.parse(phone), Won.of(1), null,
                false);
        SendTogether sendTogether = new SendTogether(context.getBean(Payees.class), context.getBean(PhoneBook.class),
                context.getBean(TransferUsages.class), context.getBean(TransferLimits.class),
                context.getBean(JudgeTransfers.class), context.getBean(WalletCap.class),
                new TransferSettings(1, 1, Duration.ZERO, Duration.ofNanos(1)),
                context.getBean(Ledger.class), context.getBean(Transfers.class), context.getBean(WriteTransfers.class),
                context.getBean(Ids.class),
                context.getBean(Clock.class));
        return context.getBean(TransactionTemplate.class)
                .execute(_ -> sendTogether.send(0, List.of(order)).getFirst().orThrow().id());
    }

    private void races(TestMember sender, Function<String, TransferId> send, Consumer<TransferId> end)
            throws Exception {
        String phone = TestMembers.newPhone();
        TestMember owner = null;
        int accepted = 0;
        for (int round = 0; round < Race.ROUNDS; round++) {
            scene.theRulesForget(sender);
            TransferId id = owner == null ? send.apply(phone) : heldAgain(owner, phone, send);
            if (owner == null) {
                owner = scene.member(IdentityTier.PHONE, phone);
            }
            TestMember recipient = owner;
            List<Boolean> won = Race.round(round, List.of(() -> done(() -> acceptTransfer.accept(recipient.id(), id)),
                    () -> done(() -> end.accept(id))));
            assertThat(won).as("round %d", round).containsExactlyInAnyOrder(true, false);
            accepted += won.getFirst() ? 1 : 0;
            assertThat(scene.api.balance(recipient)).isEqualTo(accepted);
        }
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000 - accepted);
        assertThat(accepted).as("each won").isBetween(1, Race.ROUNDS - 1);
    }

    /** Once more, as if its owner had not joined. */
    private TransferId heldAgain(TestMember owner, String phone, Function<String, TransferId> send) {
        String index = context.getBean(PhoneBook.class).index(PhoneNumber.parse(phone));
        scene.sql("update pay_payee set phone_index = null where member_id = ?", owner.id().value());
        TransferId id = send.apply(phone);
        scene.sql("update pay_payee set phone_index = ? where member_id = ?", index, owner.id().value());
        return id;
    }

    private static boolean done(Runnable what) {
        try {
            what.run();
            return true;
        } catch (DomainException lost) {
            return false;
        }
    }

    private static TransferId id(Answer sent) {
        return new TransferId(Long.parseLong(sent.body().path("id").asString()));
    }

    private long returned(TransferId id) {
        return scene.number("select count(*) from platform_event_log where type = 'pay.transfer-returned' "
                + "and aggregate_id = " + id.value());
    }
}
