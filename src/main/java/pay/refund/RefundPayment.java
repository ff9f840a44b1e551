package pay.refund;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.chargeback.ChargedBack;
import pay.payment.Payment;
import pay.payment.RefundablePayments;
import pay.payment.Tender;
import pay.tender.TenderKind;
import platform.event.DomainEvent;
import platform.id.Tsid;

/** Gives what paid for an order back, each refund once, and answers again whenever asked again. */
@Component
class RefundPayment {
    private final RefundablePayments payments;
    private final Refunds refunds;
    private final ReturnTenders returnTenders;
    private final ChargedBack chargedBack;
    private final TellRefund tellRefund;
    private final Answers answers;
    private final Clock clock;

    RefundPayment(RefundablePayments payments, Refunds refunds, ReturnTenders returnTenders,
            ChargedBack chargedBack, TellRefund tellRefund, Answers answers, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.returnTenders = returnTenders;
        this.chargedBack = chargedBack;
        this.tellRefund = tellRefund;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public void refund(DomainEvent question, RefundRequest request) {
        if (!answers.isNew(question)) {
            return;
        }
        // The payment's lock lets one refund of an order in at a time, so of two with the same id one finds the other.
        Optional<Payment> payment = payments.lock(request.orderId());
        Optional<Refund> known = refunds.findById(request.refundId().value());
        if (known.isPresent()) {
            tellRefund.tell(known.get());
            return;
        }
        Optional<ChargedBack.Standing> atTheCard = payment
                .filter(_ -> request.of(TenderKind.CARD).isPositive())
                .map(each -> chargedBack.standing(Tsid.of(each.id())));
        if (atTheCard.filter(ChargedBack.Standing::isOpen).isPresent()) {
            // Nothing can be said before that is decided: commerce asks again.
            return;
        }
        tellRefund.tell(decide(request, payment.orElse(null),
                atTheCard.filter(ChargedBack.Standing::isLost).isPresent()));
    }

    private Refund decide(RefundRequest request, @Nullable Payment payment, boolean chargedBackInPart) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Refund refund = new Refund(request, now);
        List<Tender> tenders = payment == null ? List.of() : payments.tenders(payment);
        Optional<RefundFailure> failure = request.failure(payment == null ? null : payment.status(), tenders)
                .or(() -> chargedBackInPart ? Optional.of(RefundFailure.CARD_PART_CHARGED_BACK) : Optional.empty());
        if (failure.isPresent() || payment == null) {
            refund.fail(failure.orElseThrow(), now);
            return refunds.saveAndFlush(refund);
        }
        request.parts().forEach((kind, amount) -> payments.take(payment, kind, amount));
        refund.begun(returnTenders.begin(refund, payment, tenders, request, now), now);
        return refunds.saveAndFlush(refund);
    }
}
