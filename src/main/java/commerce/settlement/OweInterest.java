package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.events.RefundRequested;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** A seller let a buyer wait for the money of a return: it pays interest. */
@Component
public class OweInterest {
    private final SettlementLines lines;

    OweInterest(SettlementLines lines) {
        this.lines = lines;
    }

    /**
     * Writes the line, once of a claim, and says what pay takes from the seller for it: to be told with {@link RefundRequested}.
     *
     * @param amount positive
     * @throws org.springframework.dao.DuplicateKeyException when it was owed before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundRequested.SellerShare owe(SellerId seller, Tsid orderId, Tsid itemId, Tsid claimId, Won amount,
            Instant now) {
        lines.append(List.of(new SettlementLine(seller, LocalDate.ofInstant(now, BusinessDays.SEOUL), LineKind.INTEREST,
                orderId, itemId, claimId, amount.negated(), Won.ZERO, now)));
        return new RefundRequested.SellerShare(itemId, Tsid.of(seller), amount, Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO);
    }
}
