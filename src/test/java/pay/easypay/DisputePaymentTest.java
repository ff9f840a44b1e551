package pay.easypay;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.error.PayError;
import pay.tender.TenderKind;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class DisputePaymentTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(1_000_000);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void holdsTheAmountAndLetsNothingOfThePaymentBeCancelled() {
        String key = shop.paid(member, 10_000, 0);
        long before = shop.payable();

        assertThat(dispute(key, TenderKind.MONEY, 4_000)).isEqualTo("OPEN");

        assertThat(shop.payable()).isEqualTo(before - 4_000);
        assertThat(shop.cancel(key, 1_000).code()).isEqualTo("PAYMENT_DISPUTED");
        assertThat(dispute(key, TenderKind.MONEY, 1_000)).isEqualTo(PayError.DISPUTE_OPEN_BEFORE.name());
    }

    @Test
    void disputesNoMoreThanIsLeftOfWhatWasPaidThatWay() {
        String key = shop.paid(member, 10_000, 0);
        shop.cancel(key, 3_000);

        assertThat(dispute(key, TenderKind.MONEY, 7_001)).isEqualTo(PayError.DISPUTE_EXCEEDS_PAYMENT.name());
        assertThat(dispute(key, TenderKind.CARD, 1)).isEqualTo(PayError.DISPUTE_EXCEEDS_PAYMENT.name());
        assertThat(dispute(key, TenderKind.MONEY, 7_000)).isEqualTo("OPEN");
    }

    @Test
    void disputesOnlyWhatWasTaken() {
        String key = shop.asks(10_000);
        assertThat(dispute(key, TenderKind.MONEY, 1)).isEqualTo(PayError.PAYMENT_IN_OTHER_STATE.name());
        assertThat(dispute("A".repeat(22), TenderKind.MONEY, 1)).isEqualTo(PayError.PAYMENT_NOT_FOUND.name());
    }

    @Test
    void eitherCancelsOrDisputes() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < Race.ROUNDS; round++) {
                String key = shop.paid(member, 1_000, 0);
                long before = shop.payable();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<String> dispute = both.submit(after(start, () -> dispute(key, TenderKind.MONEY, 1_000)));
                Future<Integer> cancel = both.submit(after(start, () -> shop.cancel(key, 1_000).status()));
                assertThat(dispute.get().equals("OPEN")).isNotEqualTo(cancel.get() == 200);
                assertThat(shop.payable()).isEqualTo(before - 1_000);
            }
        }
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> what) {
        return () -> {
            start.await();
            return what.call();
        };
    }

    private String dispute(String key, TenderKind tender, long amount) {
        return DisputedPayments.dispute(context, key, tender, amount);
    }
}
