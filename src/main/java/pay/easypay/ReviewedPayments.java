package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.FraudDecisions;
import pay.fraud.FraudOutcome;
import pay.fraud.FraudRefused;
import pay.fraud.Review;
import pay.fraud.Reviews;
import platform.id.Tsid;

/**
 * Payments that the rules against fraud hold back until an operator has looked: nothing is set aside, the payment stays ready for so
 * long, and who was refused approves it again once it is released.
 */
@Component
public class ReviewedPayments {
    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final GiveUpPayments giveUpPayments;
    private final Reviews reviews;
    private final FraudDecisions decisions;
    private final Clock clock;

    ReviewedPayments(MerchantPayments payments, KeepPayments keepPayments, GiveUpPayments giveUpPayments,
            Reviews reviews, FraudDecisions decisions, Clock clock) {
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.giveUpPayments = giveUpPayments;
        this.reviews = reviews;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Puts on record what the rules have refused, right after; what they would hold waits for an operator from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(PaymentKey key, FraudRefused refused) {
        Instant now = now();
        Optional<MerchantPayment> held = refused.decision().finding().outcome() == FraudOutcome.HOLD
                ? payments.lock(key).filter(payment -> payment.state() == PaymentState.READY)
                : Optional.empty();
        if (held.isEmpty() || reviews.isKnown(new Tsid(key.id()))) {
            decisions.write(refused);
            return;
        }
        Instant lapsesAt = reviews.lapse(now);
        reviews.insert(
                List.of(new Review(new Tsid(key.id()), refused.decision(), null, null, null, now, lapsesAt)));
        keepPayments.keep(List.of(held.get().waitForReview(lapsesAt)));
    }

    /** An operator does not let it through, or nobody has looked: it is given up, unless it is approved meanwhile, or over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(Tsid payment) {
        giveUpPayments.giveUp(payments.lockAll(new TreeSet<>(List.of(payment.value()))).values().stream()
                .filter(each -> each.state() == PaymentState.READY).map(MerchantPayment::giveUp).toList(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
