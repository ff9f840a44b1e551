package pay.cashback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.PaidMoney;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.point.EarnPoints;
import pay.promotion.CountPromotion;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.wallet.LockWallet;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;

/** Gives the points of one payment whose purchase stands: for what of its money has not gone back. */
@Component
class PayCashback {
    private static final Duration NEXT_LOOK = Duration.ofHours(1);

    private final PaidMoney paidMoney;
    private final Cashbacks cashbacks;
    private final FindPromotions promotions;
    private final CountPromotion countPromotion;
    private final LockWallet wallets;
    private final EarnPoints earnPoints;
    private final Ledger ledger;
    private final CashbackSettings settings;
    private final Clock clock;

    PayCashback(PaidMoney paidMoney, Cashbacks cashbacks, FindPromotions promotions, CountPromotion countPromotion,
            LockWallet wallets,
            EarnPoints earnPoints, Ledger ledger, CashbackSettings settings, Clock clock) {
        this.paidMoney = paidMoney;
        this.cashbacks = cashbacks;
        this.promotions = promotions;
        this.countPromotion = countPromotion;
        this.wallets = wallets;
        this.earnPoints = earnPoints;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does so, or puts it off while the payment is disputed; whether it was there to be decided. */
    @RetriedOnConflict
    @Transactional
    public boolean pay(long payment) {
        // The payment first: what goes back of it from now on goes back after.
        Optional<Won> left = paidMoney.lock(payment);
        Optional<Cashback> promised = cashbacks.lockPromised(payment);
        promised.ifPresent(cashback -> left.ifPresentOrElse(won -> decide(cashback, won),
                () -> cashbacks.putOff(cashback, clock.instant().plus(NEXT_LOOK))));
        return promised.isPresent();
    }

    private void decide(Cashback cashback, Won left) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Promotion promotion = promotions.get(cashback.promotion());
        boolean open = wallets.lock(cashback.member()).isOpen();
        long points = open ? promotion.cashback(left, cashback.points()) : 0;
        if (points > 0) {
            earnPoints.earn(new EarnPoints.Earned(cashback.id(), cashback.member(), Tsid.of(promotion.id()), points,
                    promotion.name(), now.plus(settings.valid())), List.of(new Line.Capture(cashback.hold(), points)),
                    now);
        } else {
            countPromotion.giveBack(promotion);
            ledger.post(Posting.of("CASHBACK_LOST", cashback.id().value(), new Line.Release(cashback.hold())), now);
        }
        cashbacks.decide(cashback, points);
    }
}
