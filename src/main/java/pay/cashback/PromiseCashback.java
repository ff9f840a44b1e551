package pay.cashback;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.promotion.CountPromotion;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.id.Tsid;

/** Promises points for payments where a promotion gives them, as long as its budget covers them, its stock lasts and the member may have them. What was paid with a card, a deposit, a coupon or points earns none. */
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
    public void promise(List<Earning> all) {
        if (all.isEmpty()) {
            return;
        }
        Instant first = all.stream().map(Earning::paidAt).min(Comparator.naturalOrder()).orElseThrow();
        List<Promotion> running = promotions.cashback(first);
        List<Earning> earning = all.stream().filter(each -> running.stream().anyMatch(each::isFor)).toList();
        // One cashback of a member's at a time, in an order in which no two wait for each other.
        earning.stream().map(Earning::member).distinct().sorted().forEach(wallets::lock);
        earning.stream().filter(each -> !cashbacks.hasOf(each.payment().value()))
                .forEach(each -> promiseFirst(running, each));
    }

    /** The youngest of which the member may have another one. */
    private void promiseFirst(List<Promotion> running, Earning earning) {
        for (Promotion promotion : running) {
            if (earning.isFor(promotion) && promise(promotion, earning)) {
                return;
            }
        }
    }

    /** False when the member has had it as often as they may, or there is none left. */
    private boolean promise(Promotion promotion, Earning earning) {
        Set<Integer> had = cashbacks.numbers(promotion.id(), earning.member());
        OptionalInt number = IntStream.rangeClosed(1, promotion.perMember()).filter(each -> !had.contains(each))
                .findFirst();
        if (number.isEmpty() || !countPromotion.take(promotion)) {
            return false;
        }
        Tsid id = ids.next();
        long points = promotion.benefit(earning.money()).amount();
        Decision decision = ledger.postEach(List.of(Posting.of("CASHBACK_HELD", id.value(),
                new Line.Hold(promotions.budget(promotion), Account.POINT_RESERVE, points))), earning.paidAt(), 0)
                .getFirst();
        if (decision.posted() == null) {
            countPromotion.giveBack(promotion);
            return false;
        }
        cashbacks.add(new Cashback(id, promotion.id(), earning.payment().value(), earning.member(), points,
                decision.posted().only()), earning.order(), number.getAsInt(), earning.paidAt(),
                earning.paidAt().plus(earning.order() == null ? settings.after() : settings.orderWithin()));
        return true;
    }
}
