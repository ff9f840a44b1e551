package pay.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.error.PayError;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.ErrorCode;
import platform.web.commit.Outcome;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Confirmations that share a transaction: each is done or refused by itself. */
@MadangTest
class ConfirmTogetherTest {
    @Autowired
    ConfirmTogether confirmTogether;

    @Autowired
    TransactionTemplate transaction;

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
    void refusesSomeAndTakesTheOthers() {
        TestMember rich = scene.memberWith(50_000);
        TestMember poor = scene.memberWith(1_000);
        TestMember nobody = scene.member();
        PayScene.Prepared paid = scene.prepared(rich, 30_000);
        PayScene.Prepared tooDear = scene.prepared(poor, 1_001);
        PayScene.Prepared other = scene.prepared(rich, 5_000);
        PayScene.Prepared ofNobody = scene.prepared(nobody, 700);
        PayScene.Prepared then = scene.prepared(rich, 20_000);
        PayScene.Prepared beyond = scene.prepared(rich, 1);

        List<Outcome<PaymentView>> outcomes = confirm(all(paid), all(tooDear), amount(other, 4_999), all(ofNobody),
                all(then), all(beyond));

        assertThat(outcomes.get(0).orThrow().status()).isEqualTo(PaymentStatus.APPROVED);
        assertThat(outcomes.get(4).orThrow().tenders())
                .containsExactly(new Tender(TenderKind.MONEY, Won.of(20_000), Won.ZERO));
        assertThat(outcomes).extracting(ConfirmTogetherTest::refusal).containsExactly(null,
                PayError.INSUFFICIENT_BALANCE, PayError.PAYMENT_AMOUNT_DIFFERS, PayError.INSUFFICIENT_BALANCE, null,
                PayError.INSUFFICIENT_BALANCE);
        assertThat(scene.api.balance(rich)).isZero();
        assertThat(scene.api.balance(poor)).isEqualTo(1_000);
        assertThat(List.of(tooDear, other, ofNobody, beyond)).allMatch(each -> scene
                .count("pay_payment where status = 'READY' and order_id = " + each.orderId()) == 1);
        assertThat(confirm(all(paid))).extracting(ConfirmTogetherTest::refusal)
                .containsExactly(PayError.PAYMENT_ALREADY_APPROVED);
    }

    @Test
    void takesPointsBesideMoneyOfWhatLapsesFirstAndNeverMoreThanThereAre() {
        TestMember buyer = scene.memberWith(10_000);
        Tsid last = scene.grantPoints(buyer.id(), 500, Duration.ofDays(90));
        Tsid first = scene.grantPoints(buyer.id(), 300, Duration.ofDays(3));
        PayScene.Prepared split = scene.prepared(buyer, 1_000);
        PayScene.Prepared byPoints = scene.prepared(buyer, 350);
        PayScene.Prepared beyond = scene.prepared(buyer, 51);
        PayScene.Prepared ofNone = scene.prepared(scene.memberWith(5_000), 100);

        List<Outcome<PaymentView>> outcomes = confirm(of(split, 600, 400), of(byPoints, 0, 350), of(beyond, 0, 51),
                of(ofNone, 0, 100));

        assertThat(outcomes.getFirst().orThrow().tenders()).containsExactly(
                new Tender(TenderKind.MONEY, Won.of(600), Won.ZERO), new Tender(TenderKind.POINTS, Won.of(400),
                        Won.ZERO));
        assertThat(outcomes).extracting(ConfirmTogetherTest::refusal).containsExactly(null, null,
                PayError.INSUFFICIENT_POINTS, PayError.INSUFFICIENT_POINTS);
        assertThat(scene.api.balance(buyer)).isEqualTo(9_400);
        assertThat(scene.points(buyer)).isEqualTo(50);
        assertThat(scene.pointsLeft(first)).isZero();
        assertThat(scene.pointsLeft(last)).isEqualTo(50);
        assertThat(scene.api.get(buyer, "/v1/pay/points/movements?limit=1").body().at("/items/0/kind").asString())
                .isEqualTo("PAYMENT");
    }

    /** Or their wallet would be filled for an order that they can not pay. */
    @Test
    void saysThatPointsAreShortBeforeItSaysThatMoneyIs() {
        TestMember buyer = scene.memberWith(1_000);
        scene.grantPoints(buyer.id(), 100, Duration.ofDays(3));
        PayScene.Prepared order = scene.prepared(buyer, 3_000);

        assertThat(confirm(of(order, 2_000, 1_000))).extracting(ConfirmTogetherTest::refusal)
                .containsExactly(PayError.INSUFFICIENT_POINTS);
    }

    @Test
    void leavesAnOrderThatIsConfirmedTwiceToTransactionsOfTheirOwn() {
        TestMember buyer = scene.memberWith(5_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 3_000);

        assertThatThrownBy(() -> confirm(all(prepared), all(prepared))).isInstanceOf(IllegalStateException.class);

        assertThat(scene.api.balance(buyer)).isEqualTo(5_000);
    }

    private List<Outcome<PaymentView>> confirm(ConfirmTogether.Confirmed... confirmed) {
        return Objects.requireNonNull(
                transaction.execute(status -> confirmTogether.confirm(0, List.of(confirmed))));
    }

    private static ConfirmTogether.Confirmed all(PayScene.Prepared prepared) {
        return amount(prepared, prepared.amount());
    }

    private static ConfirmTogether.Confirmed amount(PayScene.Prepared prepared, long amount) {
        return new ConfirmTogether.Confirmed(prepared.orderId(), new Confirmation(Won.of(amount),
                new Tenders(List.of(new Tenders.Part(TenderKind.MONEY, Won.of(amount))))), null);
    }

    private static ConfirmTogether.Confirmed of(PayScene.Prepared prepared, long money, long points) {
        List<Tenders.Part> parts = new ArrayList<>();
        if (money > 0) {
            parts.add(new Tenders.Part(TenderKind.MONEY, Won.of(money)));
        }
        parts.add(new Tenders.Part(TenderKind.POINTS, Won.of(points)));
        return new ConfirmTogether.Confirmed(prepared.orderId(),
                new Confirmation(Won.of(prepared.amount()), new Tenders(parts)),
                null);
    }

    private static ErrorCode refusal(Outcome<PaymentView> outcome) {
        return outcome.refusal() instanceof DomainException refused ? refused.code() : null;
    }
}
