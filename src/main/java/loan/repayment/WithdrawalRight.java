package loan.repayment;

import java.time.LocalDate;

import loan.contract.Contract;
import loan.cost.StampDuty;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * 청약철회권 (금융소비자보호법 §46): a consumer may take a loan back within 14 days of the contract's documents, or of the money
 * when it came later, that day not counted (FSC and FSS guideline of 2021 on §46). Principal, interest so far and what the
 * lender paid to others for the loan go back: here the lender's half of the stamp duty. No prepayment fee is taken; fees that
 * were paid or withheld before go back to the consumer (§46 ③): they are set off against the costs, then the interest, then
 * the principal, down to a won, since nothing at all cannot be collected.
 */
final class WithdrawalRight {
    private static final int DAYS = 14;

    private WithdrawalRight() {}

    /** The last day, moved to a business day (민법 §161). The money comes with or after the documents. */
    static LocalDate lastDay(Contract loan, LocalDate today, BusinessDays businessDays) {
        LocalDate last = loan.startedOn().plusDays(DAYS);
        // Long over whichever day it was moved to; holidays of years past are not known.
        return last.plusMonths(1).isBefore(today) ? last : businessDays.plus(last, 0);
    }

    /** What goes back on a day. */
    static Parts owed(Contract loan, LocalDate day, Won feesPaid) {
        Won duty = StampDuty.on(loan.startedOn(), loan.principal())
                .minus(StampDuty.borrowersHalf(loan.startedOn(), loan.principal()));
        Parts owed = new Parts(duty, Won.ZERO, loan.interestUntil(day), loan.balance());
        Won most = owed.total().minus(Won.of(1));
        Won back = feesPaid.plus(loan.upfrontFee());
        return owed.less(owed.paidBy(back.isLessThan(most) ? back : most));
    }
}
