package pay.easypay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.PaymentFraudCheck;
import pay.fraud.Reviews;
import pay.tender.TenderKind;
import pay.usage.Sent;
import pay.usage.Usages;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Counts what members pay merchants: of all that share a transaction by one look at the counters and one write. Their wallets are
 * locked before.
 */
@Component
class CountPayments {
    private final PaymentUsages usages;
    private final PaymentLimits limits;
    private final PaymentFraudCheck check;
    private final Reviews reviews;

    CountPayments(PaymentUsages usages, PaymentLimits limits, PaymentFraudCheck check,
            Reviews reviews) {
        this.usages = usages;
        this.limits = limits;
        this.check = check;
        this.reviews = reviews;
    }

    /**
     * Something that was counted and is not paid after all, or goes back.
     *
     * @param on the day on which it was counted; null: it was not
     */
    record Uncounted(Tsid member, Won amount, @Nullable LocalDate on) {
        /** Parts of a payment; what a coupon paid was not counted. */
        static Uncounted of(MerchantPayment payment, Approvals approvals, Map<TenderKind, Won> parts) {
            return new Uncounted(payment.member(),
                    parts.entrySet().stream().filter(part -> part.getKey() != TenderKind.COUPON)
                            .map(Map.Entry::getValue).reduce(Won.ZERO, Won::plus),
                    approvals.countedOn());
        }

        private Optional<Usages.Counted> counted() {
            return amount.isPositive()
                    ? Optional.ofNullable(on).map(day -> new Usages.Counted(member, amount.amount(), day))
                    : Optional.empty();
        }
    }

    /** Locks the counters of some members, for the approvals of one transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentCount begin(Collection<Tsid> members, Instant now) {
        return new PaymentCount(members.isEmpty() ? Map.of() : usages.lock(new TreeSet<>(members), now),
                LocalDate.ofInstant(now, BusinessDays.SEOUL), limits, check, reviews);
    }

    /** Writes what was counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(PaymentCount count) {
        Map<Tsid, Sent> counted = count.counted();
        if (!counted.isEmpty()) {
            usages.write(counted);
        }
    }

    /** Takes off what was counted, as far as its day or its month are still the present ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(List<Uncounted> parts, Instant now) {
        usages.giveBack(parts.stream().flatMap(part -> part.counted().stream()).toList(), now);
    }
}
