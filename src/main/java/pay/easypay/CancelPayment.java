package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputedAmount;
import pay.error.PayError;
import pay.events.MerchantPaymentCanceled;
import pay.ledger.AccountKind;
import pay.ledger.LedgerRefusal;
import pay.merchant.CallingMerchant;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Gives what was taken back, or a part of it: to each tender what it gave, points last, out of what is owed to the merchant. */
@Component
class CancelPayment {
    private final OwnPayments own;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final RecordTransactions transactions;
    private final ReturnTenders returnTenders;
    private final PaymentReceipts receipts;
    private final DisputedAmount disputed;
    private final PaidMoney paidMoney;
    private final PartialCancels partialCancels;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CancelPayment(OwnPayments own, KeepPayments keepPayments, ApprovalRows approvals, RecordTransactions transactions,
            ReturnTenders returnTenders, PaymentReceipts receipts, DisputedAmount disputed, PaidMoney paidMoney,
            PartialCancels partialCancels, DomainEvents events, Ids ids, Clock clock) {
        this.own = own;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.transactions = transactions;
        this.returnTenders = returnTenders;
        this.receipts = receipts;
        this.disputed = disputed;
        this.paidMoney = paidMoney;
        this.partialCancels = partialCancels;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives it back; the cancel's id. Of a payment that is disputed, or of which something went back by a dispute, nothing: who is to
     * have it is an operator's to decide.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public Tsid cancel(CallingMerchant merchant, PaymentKey key, PartOf part, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = own.lock(merchant, key);
        payment.requireTaken();
        if (disputed.of(new Tsid(payment.id())).isPositive()) {
            throw new DomainException(PayError.PAYMENT_DISPUTED);
        }
        TaxedAmount amount = part.of(payment.left());
        MerchantPayment after = payment.cancel(amount);
        partialCancels.require(after);
        Approvals before = approvals.of(payment.id());
        Tsid cancel = ids.next();
        carryOut(new Transaction(cancel.value(), after, Transaction.Kind.CANCEL, amount, reason, now), before,
                before.division(amount.total()));
        return cancel;
    }

    /** Gives these parts back of a payment that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOut(Transaction cancel, Approvals before, Map<TenderKind, Won> parts) {
        MerchantPayment after = cancel.payment();
        Approvals canceled = before.cancel(parts);
        approvals.write(Map.of(after.id(), canceled));
        transactions.record(List.of(cancel));
        if (after.ask().live()) {
            move(cancel, parts, paidMoney.left(after.id(), canceled));
        }
        receipts.canceled(cancel, parts);
        keepPayments.keep(List.of(after));
        if (after.ask().live()) {
            tell(after, cancel.at());
        }
    }

    private void move(Transaction cancel, Map<TenderKind, Won> parts, Won moneyLeft) {
        try {
            returnTenders.giveBack(cancel, parts, moneyLeft);
        } catch (LedgerRefusal refusal) {
            if (refusal.isShortOf(AccountKind.MERCHANT_PAYABLE)) {
                throw new DomainException(PayError.MERCHANT_PAYABLE_SHORT);
            }
            throw refusal;
        }
    }

    private void tell(MerchantPayment payment, Instant now) {
        Ask ask = payment.ask();
        events.publish(new MerchantPaymentCanceled(ids.next(), now, new Tsid(payment.id()), payment.member(),
                Tsid.of(ask.merchant()), ask.merchantName(), ask.orderName(), payment.captured().total(),
                payment.canceled().total(), payment.version()));
    }
}
