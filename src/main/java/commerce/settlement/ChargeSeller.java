package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Fee;
import platform.money.Won;
import platform.time.BusinessDays;

/** A seller bears what a lost chargeback has cost of a purchase that stood, and the fee that its plan has for one. */
@Component
public class ChargeSeller {
    private final SettlementLines lines;
    private final SellerPlans plans;

    ChargeSeller(SettlementLines lines, SellerPlans plans) {
        this.lines = lines;
        this.plans = plans;
    }

    /**
     * What it bears.
     *
     * @param source why; once by it
     * @param amount nothing, when the money had not been the seller's yet
     */
    public record Loss(SellerId seller, Tsid order, Tsid item, Tsid source, Won amount) {}

    /**
     * Writes the lines, due today; the last that a transaction does.
     *
     * @param withFee whether this seller has not paid for this chargeback yet
     * @return the fee that was charged
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Fee charge(Loss loss, boolean withFee, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Won fee = withFee
                ? Objects.requireNonNull(plans.on(today, Set.of(loss.seller())).get(loss.seller())).chargebackFee()
                : Won.ZERO;
        lines.append(List.of(line(loss, today, LineKind.CHARGEBACK, loss.amount(), now),
                line(loss, today, LineKind.CHARGEBACK_FEE, fee, now)));
        return Fee.including(fee);
    }

    private static SettlementLine line(Loss loss, LocalDate today, LineKind kind, Won amount, Instant now) {
        return new SettlementLine(loss.seller(), today, kind, loss.order(), loss.item(), loss.source(),
                amount.negated(), amount, now);
    }
}
