package pay.tender;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.card.CardId;
import pay.error.PayError;
import pay.promotion.CouponId;
import pay.promotion.CouponTender;
import pay.promotion.PromotionId;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TendersTest {
    private static final Won HUNDRED = Won.of(100);

    @Test
    void addUpWhenTheirPartsAreTheAmount() {
        assertThat(money(100).addUpTo(HUNDRED)).isTrue();
        assertThat(money(99).addUpTo(HUNDRED)).isFalse();
        assertThat(money(101).addUpTo(HUNDRED)).isFalse();
        assertThat(money().addUpTo(Won.ZERO)).isTrue();
    }

    @Test
    void refuseAKindThatIsThereTwiceAndPartsWithNothingInThem() {
        assertThat(money(50, 50).addUpTo(HUNDRED)).isFalse();
        assertThat(money(0).addUpTo(Won.ZERO)).isFalse();
        assertThat(money(200, -100).addUpTo(HUNDRED)).isFalse();
    }

    @Test
    void nameTheCardThatPaysAPart() {
        Tenders.By.Card card = new Tenders.By.Card(new CardId(56), 3);
        Tenders split = new Tenders(List.of(new Tenders.Part(TenderKind.CARD, Won.of(60_000), card),
                new Tenders.Part(TenderKind.POINTS, HUNDRED)));

        assertThat(split.addUpTo(Won.of(60_100))).isTrue();
        assertThat(split.by(Tenders.By.Card.class)).contains(card);
        assertThat(split.by(Tenders.By.Deposit.class)).isEmpty();
        assertThat(split.signed()).isEqualTo("CARD:56:3=60000,POINTS=100");
        assertIsNamedByThisAlone(TenderKind.CARD, card);
    }

    @Test
    void nameTheBankAndTheAccountOfADeposit() {
        Tenders.By.Deposit deposit = new Tenders.By.Deposit(BankCode.SHINHAN, new BankAccountId(56));

        assertThat(only(TenderKind.VIRTUAL_ACCOUNT, deposit).signed()).isEqualTo("VIRTUAL_ACCOUNT:088:56=100");
        assertIsNamedByThisAlone(TenderKind.VIRTUAL_ACCOUNT, deposit);
    }

    @Test
    void refuseADepositOfWhichOnlyTheBankOrOnlyTheAccountIsNamed() {
        assertThat(Tenders.By.deposit(null, null)).isNull();
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> Tenders.By.deposit("088", null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(PayError.PAYMENT_TENDERS_DIFFER));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Tenders.By.deposit(null, new BankAccountId(56)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(PayError.PAYMENT_TENDERS_DIFFER));
    }

    @Test
    void nameTheCouponOrThePromotionThatPaysAPart() {
        for (CouponTender of : List.of(new CouponTender.Own(new CouponId(78)),
                new CouponTender.Discount(new PromotionId(78)))) {
            assertThat(only(TenderKind.COUPON, new Tenders.By.Coupon(of)).signed()).isEqualTo("COUPON:78=100");
            assertIsNamedByThisAlone(TenderKind.COUPON, new Tenders.By.Coupon(of));
        }
    }

    @Test
    void refuseARequestThatNamesMoreThanOneForAPart() {
        assertThat(Tenders.Part.of(TenderKind.CARD, HUNDRED, Tenders.By.card(new CardId(1), null),
                Tenders.By.deposit(null, null)).by()).isEqualTo(new Tenders.By.Card(new CardId(1), 0));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Tenders.Part.of(TenderKind.CARD, HUNDRED, Tenders.By.card(new CardId(1), 0),
                        Tenders.By.coupon(new CouponId(2))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(PayError.PAYMENT_TENDERS_DIFFER));
    }

    private static void assertIsNamedByThisAlone(TenderKind kind, Tenders.By by) {
        for (TenderKind each : TenderKind.values()) {
            assertThat(only(each, by).addUpTo(HUNDRED)).as(each.name()).isEqualTo(each == kind);
        }
        assertThat(new Tenders(List.of(new Tenders.Part(kind, HUNDRED))).addUpTo(HUNDRED)).isFalse();
    }

    private static Tenders only(TenderKind kind, Tenders.By by) {
        return new Tenders(List.of(new Tenders.Part(kind, HUNDRED, by)));
    }

    private static Tenders money(long... parts) {
        return new Tenders(Arrays.stream(parts).mapToObj(part -> new Tenders.Part(TenderKind.MONEY, Won.of(part)))
                .toList());
    }
}
