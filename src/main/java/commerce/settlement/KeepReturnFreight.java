package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.events.ReturnFreightKept;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * A buyer bears the freight of a return before the purchase stood: what was kept back of the refund is the seller's, and with the
 * last of a parcel what was paid for the way there. After that it is part of {@link ReturnedSale}.
 */
@Component
public class KeepReturnFreight {
    /** Business days, as after a confirmation. */
    private static final int DUE_DAYS = 2;

    private final SettlementLines lines;
    private final BusinessDays businessDays;
    private final DomainEvents events;
    private final Ids ids;

    KeepReturnFreight(SettlementLines lines, BusinessDays businessDays, DomainEvents events, Ids ids) {
        this.lines = lines;
        this.businessDays = businessDays;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Writes the line and publishes {@link ReturnFreightKept}, once of a claim.
     *
     * @param amount positive
     * @throws org.springframework.dao.DuplicateKeyException when it was kept before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(SellerId seller, Tsid orderId, Tsid itemId, Tsid claimId, Won amount, Instant now) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Freight of " + amount);
        }
        LocalDate due = businessDays.plus(LocalDate.ofInstant(now, BusinessDays.SEOUL), DUE_DAYS);
        lines.append(List.of(new SettlementLine(seller, due, LineKind.RETURN_FREIGHT, orderId, itemId, claimId, amount,
                Won.ZERO, now)));
        events.publish(new ReturnFreightKept(ids.next(), now, claimId, orderId, itemId, Tsid.of(seller), amount));
    }
}
