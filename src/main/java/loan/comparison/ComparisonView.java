package loan.comparison;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import loan.dsr.RateType;
import loan.lender.LenderId;
import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * A comparison as its member sees it.
 *
 * @param assessments what the rules allow
 * @param lenders everyone that was asked: offers first, the one that costs least at the top
 * @param rankingVersion null while it is open
 */
@Schema(name = "LoanComparison")
record ComparisonView(ComparisonId id, State state, Purpose purpose, Won amount, int months, Instant openedAt,
        Instant deadline, @Nullable Instant closedAt, @Schema(nullable = true) @Nullable Integer rankingVersion,
        List<Assessment> assessments, List<LenderView> lenders) {
    /** {@code OPEN}: lenders are being asked. */
    enum State {
        OPEN, CLOSED
    }

    /** What came of asking a lender. */
    @Schema(name = "AskedLender")
    record LenderView(LenderId lenderId, String name, Outcome outcome,
            @Schema(nullable = true, description = "why it declined: INCOME, CREDIT, POLICY or DOCUMENTS") @Nullable String reason,
            @Nullable Instant answeredAt,
            @Schema(nullable = true, description = "of its offer, from 1, once the comparison is closed") @Nullable Integer place,
            @Schema(nullable = true) @Nullable OfferView offer) {
        static LenderView of(AskedLender lender) {
            return new LenderView(lender.id(), lender.name(), lender.outcome(), lender.reason(), lender.answeredAt(),
                    lender.place(), lender.offer() == null ? null : OfferView.of(lender.offer()));
        }
    }

    /** An offer. Rates are parts of one: 0.0485 is 4.85 %. */
    @Schema(name = "LoanOffer")
    record OfferView(OfferId id, String productName, LoanKind kind, Won amount, Won limit,
            @Schema(example = "0.0485") BigDecimal annualRate, RateType rateType,
            @Schema(example = "0.04962115", description = "with all costs") BigDecimal effectiveRate, int months,
            RepaymentMethod method, @Schema(example = "0.012") BigDecimal prepaymentFeeRate,
            @Schema(description = "withheld from the payout by the lender") Won upfrontFee,
            Won firstPayment, Won totalCost, Instant expiresAt) {
        static OfferView of(Offer offer) {
            return new OfferView(offer.id(), offer.productName(), offer.kind(), offer.amount(), offer.limit(),
                    offer.annualRate(), offer.rateType(), offer.effectiveRate(), offer.months(), offer.method(),
                    offer.prepaymentFeeRate(), offer.upfrontFee(), offer.firstPayment(), offer.totalCost(),
                    offer.expiresAt());
        }
    }

    static ComparisonView of(ReadComparison.Page page) {
        Comparison it = page.comparison();
        return new ComparisonView(it.id(), it.isClosed() ? State.CLOSED : State.OPEN, it.purpose(), it.amount(),
                it.months(), it.openedAt(), it.deadline(), it.closedAt(), it.rankingVersion(), page.assessments(),
                page.lenders().stream().map(LenderView::of).toList());
    }
}
