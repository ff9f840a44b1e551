package loan.contract;

import java.math.BigDecimal;
import java.time.LocalDate;

import loan.product.LoanKind;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Terms;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The terms that a member signed and that the lender has paid out on: all that a contract is made of.
 *
 * @param applicationId one application makes one contract at most
 * @param annualRate {@code 0.0485} is 4.85 %, at most six decimals
 * @param grace of the instalments, so many first ones are interest alone
 * @param startedOn the day of the payout, in Seoul: interest runs from it
 * @param firstDueOn the first instalment's day; the others are on the same day of the following months
 * @param prepaymentFeeRate {@code 0.012} is 1.2 %
 * @param upfrontFee what the lender withheld from the payout
 * @param bankAccountId the member's linked account that the money goes to; null for the wallet
 */
public record SignedOffer(Tsid applicationId, Tsid memberId, Tsid lenderId, String lenderName, String productName,
        LoanKind kind, Won principal, BigDecimal annualRate, RepaymentMethod method, DayCount dayCount, int instalments,
        int grace, LocalDate startedOn, LocalDate firstDueOn, BigDecimal prepaymentFeeRate,
        Won upfrontFee, @Nullable Tsid bankAccountId) {

    /** What the schedule follows from. */
    Terms terms() {
        return new Terms(principal.amount(), annualRate, startedOn, Terms.monthly(firstDueOn, instalments), method,
                grace, dayCount, Convention.WON);
    }
}
