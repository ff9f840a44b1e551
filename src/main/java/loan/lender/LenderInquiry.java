package loan.lender;

import java.time.Instant;
import java.util.List;

import loan.dsr.Area;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a lender is asked: on which terms it would lend. The same request id is the same question.
 *
 * @param deadline a later answer is kept but not compared
 * @param productCodes which of the lender's products it may offer
 * @param yearlyIncome before tax
 * @param debtService what their other loans cost them a year
 */
public record LenderInquiry(Tsid requestId, Instant deadline, List<String> productCodes, Won amount, int months,
        Won yearlyIncome, Won debtService, Employment employment, Housing housing, Area area) {
    public LenderInquiry {
        productCodes = List.copyOf(productCodes);
    }
}
