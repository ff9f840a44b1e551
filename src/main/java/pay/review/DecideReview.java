package pay.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransferId;
import pay.bank.ReviewedBankTransfers;
import pay.easypay.ReviewedPayments;
import pay.error.PayError;
import pay.fraud.FraudDecision;
import pay.fraud.Review;
import pay.fraud.Reviews;
import pay.freeze.FreezeAccount;
import pay.transfer.ReviewedTransfers;
import pay.wallet.LockWallet;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Releases or refuses what is held for a review, each once at most. */
@Component
class DecideReview {
    private final Reviews reviews;
    private final ReviewedTransfers transfers;
    private final ReviewedBankTransfers bankTransfers;
    private final ReviewedPayments payments;
    private final LockWallet wallets;
    private final FreezeAccount freezeAccount;
    private final AuditLog audit;
    private final Clock clock;

    DecideReview(Reviews reviews, ReviewedTransfers transfers, ReviewedBankTransfers bankTransfers,
            ReviewedPayments payments,
            LockWallet wallets, FreezeAccount freezeAccount, AuditLog audit, Clock clock) {
        this.reviews = reviews;
        this.transfers = transfers;
        this.bankTransfers = bankTransfers;
        this.payments = payments;
        this.wallets = wallets;
        this.freezeAccount = freezeAccount;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets the money go; a payment, its member approve it.
     *
     * @throws DomainException {@code REVIEW_ENDED}, {@code WALLET_FROZEN}, or why a transfer cannot be done any more
     */
    @RetriedOnConflict
    @Transactional
    public void release(StaffCaller operator, Tsid id) {
        Review review = open(id);
        audit.record(AuditActor.of(operator), "pay.review-released", "review", id.toString(), Map.of());
        if (review.decision().way() == FraudDecision.Way.TRANSFER) {
            transfers.release(review, operator.staffId());
            return;
        }
        if (review.decision().way() == FraudDecision.Way.PAYMENT) {
            require(reviews.end(id, Review.State.RELEASED, operator.staffId(), now()));
            return;
        }
        if (wallets.lock(review.decision().member()).isFrozen()) {
            throw new DomainException(PayError.WALLET_FROZEN);
        }
        require(reviews.end(id, Review.State.RELEASED, operator.staffId(), now()));
        bankTransfers.release(new BankTransferId(id.value()));
    }

    /**
     * Has the money back in its sender's wallet; a payment is given up.
     *
     * @param freezing whether that is frozen besides
     * @throws DomainException {@code REVIEW_ENDED}, {@code FROZEN_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public void refuse(StaffCaller operator, Tsid id, boolean freezing) {
        Review review = open(id);
        audit.record(AuditActor.of(operator), "pay.review-refused", "review", id.toString(), Map.of());
        if (freezing) {
            freezeAccount.freezeAfterReview(operator, review.decision().member(), id);
        }
        require(giveBack(review, Review.State.REFUSED, operator.staffId()));
    }

    /** The same by itself, of one that nobody has looked at in time; false when somebody has. */
    @RetriedOnConflict
    @Transactional
    public boolean lapse(Tsid id) {
        return reviews.find(id).filter(review -> giveBack(review, Review.State.LAPSED, null)).isPresent();
    }

    private boolean giveBack(Review review, Review.State how, @Nullable Tsid by) {
        if (review.decision().way() == FraudDecision.Way.TRANSFER) {
            return transfers.giveBack(review, how, by);
        }
        boolean ended = reviews.end(review.id(), how, by, now());
        if (ended && review.decision().way() == FraudDecision.Way.PAYMENT) {
            payments.giveUp(review.id());
        } else if (ended) {
            bankTransfers.refuse(new BankTransferId(review.id().value()));
        }
        return ended;
    }

    private Review open(Tsid id) {
        return reviews.find(id).orElseThrow(() -> new DomainException(PayError.REVIEW_ENDED));
    }

    private static void require(boolean ended) {
        if (!ended) {
            throw new DomainException(PayError.REVIEW_ENDED);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
