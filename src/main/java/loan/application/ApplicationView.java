package loan.application;

import java.math.BigDecimal;
import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import loan.comparison.Offer;
import loan.comparison.OfferId;
import loan.contract.LoanId;
import loan.lender.LenderId;
import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An application as its member sees it: what the lender offered first, and beside it what it approved.
 *
 * @param approved null until the lender lends
 * @param dueAt when it lapses unless it goes on; null at its end
 * @param loanId once it is a loan
 */
@Schema(name = "LoanApplication")
record ApplicationView(ApplicationId id, ApplicationState state, OfferId offerId, LenderId lenderId, String lenderName,
        String productName, LoanKind kind, int months, RepaymentMethod method, TermsView offered,
        @Schema(nullable = true) @Nullable TermsView approved, @Nullable Tsid bankAccountId, Instant acceptedAt,
        @Nullable Instant dueAt, @Nullable LoanId loanId) {
    /** Terms. Rates are parts of one: 0.0485 is 4.85 %. */
    @Schema(name = "LoanApplicationTerms")
    record TermsView(Won amount, @Schema(example = "0.0485") BigDecimal annualRate,
            @Schema(example = "0.04962115", description = "with all costs") BigDecimal effectiveRate,
            @Schema(example = "0.012") BigDecimal prepaymentFeeRate,
            @Schema(description = "withheld from the payout by the lender") Won upfrontFee, Won totalCost) {}

    static ApplicationView of(ReadApplication.Page page) {
        Application it = page.application();
        Offer offer = page.offer();
        Application.Decided decided = it.decided();
        return new ApplicationView(it.id(), it.state(), it.offerId(), it.lenderId(), offer.lenderName(),
                offer.productName(), offer.kind(), offer.months(), offer.method(),
                new TermsView(offer.amount(), offer.annualRate(), offer.effectiveRate(), offer.prepaymentFeeRate(),
                        offer.upfrontFee(), offer.totalCost()),
                decided == null
                        ? null
                        : new TermsView(decided.amount(), decided.annualRate(), decided.effectiveRate(),
                                decided.prepaymentFeeRate(), decided.upfrontFee(), decided.totalCost()),
                it.bankAccountId(), it.acceptedAt(), it.dueAt(),
                it.loanId() == null ? null : new LoanId(it.loanId().value()));
    }
}
