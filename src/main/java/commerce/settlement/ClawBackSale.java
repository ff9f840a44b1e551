package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import commerce.events.RefundRequested;
import commerce.events.SaleTakenBack;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Something goes back after its purchase was confirmed: its seller owes what was settled for it, and gets back the fees in
 * proportion.
 */
@Component
public class ClawBackSale {
    private final SettlementLines lines;

    ClawBackSale(SettlementLines lines) {
        this.lines = lines;
    }

    /**
     * Writes the lines, once of a claim, and says what pay takes from the seller for the refund: to be told with
     * {@link RefundRequested}, or by {@link SaleTakenBack} when the buyer gets nothing back. Whoever calls it holds the item's lock, so that nobody else does so of it meanwhile.
     *
     * @throws IllegalArgumentException when more would go back than was sold
     * @throws org.springframework.dao.DuplicateKeyException when the claim was taken before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundRequested.SellerShare take(ReturnedSale back, Instant now) {
        ItemFees reversed = lines.of(back.itemId()).reversedBy(back);
        lines.append(List.of(line(back, now, LineKind.CLAW_BACK, back.listPrice().negated(), Won.ZERO),
                line(back, now, LineKind.SELLER_COUPON, back.sellerCoupon(), Won.ZERO),
                line(back, now, LineKind.PLATFORM_COUPON, Won.ZERO, back.platformCoupon()),
                line(back, now, LineKind.SHIPPING, back.shipping().negated(), Won.ZERO),
                line(back, now, LineKind.RETURN_FREIGHT, back.returnFreight(), Won.ZERO),
                line(back, now, LineKind.SALES_FEE, reversed.sales(), reversed.sales().negated()),
                line(back, now, LineKind.PAYMENT_FEE, reversed.payment(), reversed.payment().negated()),
                line(back, now, LineKind.VAT, reversed.vat(), reversed.vat().negated())));
        return new RefundRequested.SellerShare(back.itemId(), Tsid.of(back.seller()), back.refund(),
                back.platformCoupon(), reversed.sales(), reversed.payment(), reversed.vat());
    }

    private static SettlementLine line(ReturnedSale back, Instant now, LineKind kind, Won seller, Won platform) {
        return new SettlementLine(back.seller(), LocalDate.ofInstant(now, BusinessDays.SEOUL), kind, back.orderId(),
                back.itemId(), back.claimId(), seller, platform, now);
    }
}
