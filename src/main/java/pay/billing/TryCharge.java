package pay.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.payee.Payees;
import pay.topup.FillShortWallet;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * Tries a charge, once. The agreement's lock decides against whoever ends it; it is locked after the member's wallet, as who consents
 * does, and before the charge.
 */
@Component
class TryCharge {
    /** A card company that has not answered by then is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration BANK_ANSWERS = Duration.ofMinutes(10);

    private final BillingAgreements agreements;
    private final BillingCharges charges;
    private final KeepCharges keepCharges;
    private final ChargeAtOnce chargeAtOnce;
    private final FindMerchant merchants;
    private final Payees payees;
    private final RetryPlan plan;
    private final Ids ids;
    private final Clock clock;

    TryCharge(BillingAgreements agreements, BillingCharges charges, KeepCharges keepCharges, ChargeAtOnce chargeAtOnce,
            FindMerchant merchants, Payees payees, RetryPlan plan, Ids ids, Clock clock) {
        this.agreements = agreements;
        this.charges = charges;
        this.keepCharges = keepCharges;
        this.chargeAtOnce = chargeAtOnce;
        this.merchants = merchants;
        this.payees = payees;
        this.plan = plan;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a merchant charges; whether it is to be tried again after a refusal. */
    record Wanted(String customerKey, BillingCharge.Bill bill, boolean retried) {}

    /**
     * Tries it for the first time. A refusal by who pays is written down with it.
     *
     * @throws DomainException when it may not be charged at all; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BillingCharge first(CallingMerchant merchant, String key, Wanted wanted, FillShortWallet.Watch watch) {
        BillingAgreement agreement = locked(
                agreements.find(key).filter(each -> each.isOf(merchant)).orElseThrow(ReadBilling::none));
        if (!agreement.customerId().equals(wanted.customerKey())) {
            throw new DomainException(PayError.BILLING_CUSTOMER_DIFFERS);
        }
        Instant now = now();
        refusal(agreement, wanted.bill().amount(), month(now)).ifPresent(refusal -> {
            throw refusal.thrown();
        });
        if (charges.find(agreement.id(), wanted.bill().orderId()).isPresent()) {
            throw new DomainException(PayError.PAYMENT_ORDER_ID_USED);
        }
        return attempt(agreement,
                new BillingCharge(new BillingChargeId(ids.nextLong()), agreement.id(), wanted.bill(), wanted.retried(),
                        BillingCharge.State.CHARGING, 0, month(now), null, null, now.plus(LOOK_AGAIN), now),
                watch, now);
    }

    /** Tries it again, if that is due still; none when it is not. */
    @RetriedOnConflict
    @Transactional
    public Optional<BillingCharge> again(BillingChargeId id, FillShortWallet.Watch watch) {
        BillingAgreement agreement = locked(agreements.get(charges.get(id).agreement()));
        BillingCharge charge = charges.lock(id);
        Instant now = now();
        if (charge.state() != BillingCharge.State.RETRYING || !charge.isDue(now)) {
            return Optional.empty();
        }
        Optional<BillingCharge.Refusal> refusal = refusal(agreement, charge.bill().amount(), charge.month());
        if (refusal.isPresent()) {
            BillingCharge failed = charge.failed(refusal.get());
            keepCharges.keep(agreement, failed);
            return Optional.of(failed);
        }
        return Optional.of(attempt(agreement, charge, watch, now));
    }

    /** The bank that fills the wallet has not answered: this is no try, and there is another when it may have. */
    @RetriedOnConflict
    @Transactional
    public void later(BillingChargeId id) {
        BillingCharge charge = charges.lock(id);
        if (charge.state() == BillingCharge.State.RETRYING) {
            charges.write(charge.postponed(now().plus(BANK_ANSWERS)));
        }
    }

    private BillingCharge attempt(BillingAgreement agreement, BillingCharge charge, FillShortWallet.Watch watch,
            Instant now) {
        BillingCharge.Bill bill = charge.bill();
        ChargeAtOnce.Charged charged = chargeAtOnce.charge(new ChargeAtOnce.Order(
                new CallingMerchant(agreement.merchant(), agreement.live()), agreement.merchantName(),
                charge.nextOrderId(), bill.orderName(), bill.amount(), bill.taxFree(),
                agreement.memberId(), agreement.tierOfConsent(), agreement.card()));
        if (charged.refusal() != null) {
            watch.notice(charged.refusal());
        }
        BillingCharge tried = charge.tried(charged.payment());
        BillingCharge after = charged.refusal() != null
                ? tried.refused(new BillingCharge.Refusal(charged.refusal(), charged.argument()), plan, now)
                : agreement.card() == null ? tried.done() : tried.charging(now.plus(LOOK_AGAIN));
        keepCharges.keep(agreement, after);
        return after;
    }

    /** With the wallet kept as it is and the agreement locked. */
    private BillingAgreement locked(BillingAgreement found) {
        Tsid member = found.memberId();
        if (member != null) {
            payees.keep(new TreeSet<>(List.of(member)));
        }
        return agreements.lock(found.key()).orElseThrow();
    }

    /** Why it may not be charged, whatever who pays says. */
    private Optional<BillingCharge.Refusal> refusal(BillingAgreement agreement, Won amount, LocalDate month) {
        if (!agreement.isActive()) {
            return Optional.of(new BillingCharge.Refusal(PayError.BILLING_KEY_IN_OTHER_STATE, null));
        }
        if (agreement.live() && !merchants.find(agreement.merchant()).mayTakePayments()) {
            return Optional.of(new BillingCharge.Refusal(PayError.MERCHANT_NOT_APPROVED, null));
        }
        if (agreement.mostPerCharge().isLessThan(amount)) {
            return Optional.of(new BillingCharge.Refusal(PayError.BILLING_ABOVE_CHARGE_LIMIT,
                    agreement.mostPerCharge().amount()));
        }
        return agreement.mostPerMonth().isLessThan(charges.charged(agreement.id(), month).plus(amount))
                ? Optional.of(new BillingCharge.Refusal(PayError.BILLING_ABOVE_MONTHLY_LIMIT,
                        agreement.mostPerMonth().amount()))
                : Optional.empty();
    }

    private static LocalDate month(Instant now) {
        return LocalDate.ofInstant(now, BusinessDays.SEOUL).withDayOfMonth(1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
