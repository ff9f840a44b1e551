package loan.comparison;

import java.math.BigDecimal;
import java.time.Instant;

import loan.dsr.RateType;
import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderProduct;
import loan.lender.LenderTerms;
import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import platform.money.Won;

/**
 * A lender's offer, as it was made: it never changes.
 *
 * @param reference the lender's own name for it
 * @param limit the most that it would lend this person
 * @param annualRate {@code 0.0485} is 4.85 %
 * @param effectiveRate with all costs, by the EU's equation
 * @param firstPayment the first instalment
 * @param totalCost interest, fee and stamp duty over the whole loan
 * @param expiresAt until when it can be accepted
 */
public record Offer(OfferId id, ComparisonId comparisonId, LenderId lenderId, String lenderName, String productCode,
        String productName, LoanKind kind, String reference, Won amount, Won limit, BigDecimal annualRate,
        RateType rateType, int months, RepaymentMethod method, BigDecimal prepaymentFeeRate, Won upfrontFee,
        BigDecimal effectiveRate, Won firstPayment, Won totalCost, Instant offeredAt, Instant expiresAt) {

    static Offer of(OfferId id, ComparisonId comparison, Lender lender, LenderProduct product, LenderTerms terms,
            OfferCost cost, Instant offeredAt, Instant expiresAt) {
        return new Offer(id, comparison, lender.id(), lender.name(), product.code(), product.name(), product.kind(),
                terms.reference(), terms.amount(), terms.limit(), terms.annualRate(), terms.rateType(),
                terms.months(), terms.method(), terms.prepaymentFeeRate(), terms.upfrontFee(), cost.effectiveRate(),
                cost.firstPayment(), cost.totalCost(), offeredAt, expiresAt);
    }

    /** What the lender said. */
    public LenderTerms terms() {
        return new LenderTerms(reference, productCode, amount, limit, annualRate, rateType, months, method,
                prepaymentFeeRate, upfrontFee);
    }
}
