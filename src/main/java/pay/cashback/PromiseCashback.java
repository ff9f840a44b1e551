package pay.cashback;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.MerchantPaymentsCompleted;
import pay.ledger.Account;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.MerchantId;
import pay.promotion.CountPromotion;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Promises points for payments where a promotion gives them, as long as its budget covers them, its stock lasts and the member may have them. What was paid with a card, a coupon or points earns none. */
@Component
class PromiseCashback {
    private final FindPromotions promotions;
    private final Cashbacks cashbacks;
    private final CountPromotion countPromotion;
    private final LockWallet wallets;
    private final Ledger ledger;
    private final CashbackSettings settings;
    private final Ids ids;

    PromiseCashback(FindPromotions promotions, Cashbacks cashbacks, CountPromotion countPromotion, LockWallet wallets,
            Ledger ledger, CashbackSettings settings,
            Ids ids) {
        this.promotions = promotions;
        this.cashbacks = cashbacks;
        this.countPromotion = countPromotion;
        this.wallets = wallets;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
    }

    @Transactional
    public void promise(List<MerchantPaymentsCompleted.Payment> payments, Instant paidAt) {
        List<Promotion> running = promotions.cashback(paidAt);
        List<MerchantPaymentsCompleted.Payment> earning = payments.stream()
                .filter(payment -> payment.money() != null
                        && running.stream().anyMatch(promotion -> isFor(promotion, payment, paidAt)))
                .toList();
        // One cashback of a member's at a time, in an order in which no two wait for each other.
        earning.stream().map(MerchantPaymentsCompleted.Payment::memberId).distinct().sorted().forEach(wallets::lock);
        earning.stream().filter(payment -> !cashbacks.hasOf(payment.paymentId().value()))
                .forEach(payment -> promiseFirst(running, payment, paidAt));
    }

    /** The youngest of which the member may have another one. */
    private void promiseFirst(List<Promotion> running, MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        for (Promotion promotion : running) {
            if (isFor(promotion, payment, paidAt) && promise(promotion, payment, paidAt)) {
                return;
            }
        }
    }

    private static boolean isFor(Promotion promotion, MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        return promotion.holdsFor(new MerchantId(payment.merchantId().value()), money(payment), paidAt)
                && promotion.benefit(money(payment)).isPositive();
    }

    /** False when the member has had it as often as they may, or there is none left. */
    private boolean promise(Promotion promotion, MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        Set<Integer> had = cashbacks.numbers(promotion.id(), payment.memberId());
        OptionalInt number = IntStream.rangeClosed(1, promotion.perMember()).filter(each -> !had.contains(each))
                .findFirst();
        if (number.isEmpty() || !countPromotion.take(promotion)) {
            return false;
        }
        Tsid id = ids.next();
        long points = promotion.benefit(money(payment)).amount();
        Decision decision = ledger.postEach(List.of(Posting.of("CASHBACK_HELD", id.value(),
                new Line.Hold(promotions.budget(promotion), Account.POINT_RESERVE, points))), paidAt, 0).getFirst();
        if (decision.posted() == null) {
            countPromotion.giveBack(promotion);
            return false;
        }
        cashbacks.add(new Cashback(id, promotion.id(), payment.paymentId().value(), payment.memberId(), points,
                decision.posted().only()), number.getAsInt(), paidAt, paidAt.plus(settings.after()));
        return true;
    }

    private static Won money(MerchantPaymentsCompleted.Payment payment) {
        return Won.of(Objects.requireNonNull(payment.money()).amount());
    }
}
