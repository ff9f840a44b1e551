package pay.seller;

import commerce.events.ChargebackSettled;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import commerce.events.ReturnFreightKept;
import commerce.events.SettlementAdjusted;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a fact moves between an order's escrow, Madang and a seller, in won: {@code escrow} + {@code house} = {@code fee} +
 * {@code vat} + {@code seller}. Negative where it goes the other way.
 *
 * @param sourceId the item, claim, refund, share of a chargeback or adjustment; with kind and item, once
 * @param orderId null of an adjustment, whose item it is itself
 * @param escrow what leaves the order's escrow
 * @param house what Madang bears
 * @param fee what it earns, VAT left out
 * @param vat for the tax office
 * @param seller what the seller gets
 */
record SellerCredit(Kind kind, Tsid sourceId, @Nullable Tsid orderId, Tsid itemId, Tsid sellerId, long escrow,
        long house,
        long fee, long vat, long seller) {
    /** Why. */
    enum Kind {
        /** A purchase stands. */
        SALE,
        /** A buyer bears the freight of a return. */
        FREIGHT,
        /** Something goes back after its purchase stood. */
        CLAW_BACK,
        /** A card company has taken back what the order was paid with. */
        CHARGEBACK,
        /** Two operators of commerce's said so. */
        ADJUSTMENT;

        /** The kind of its journal. */
        String journal() {
            return "SELLER_" + name();
        }
    }

    SellerCredit {
        if (Math.addExact(escrow, house) != Math.addExact(Math.addExact(fee, vat), seller)) {
            throw new IllegalArgumentException(kind + " of item " + itemId + " does not add up");
        }
    }

    static SellerCredit of(PurchaseConfirmed sale) {
        return new SellerCredit(Kind.SALE, sale.itemId(), sale.orderId(), sale.itemId(), sale.sellerId(),
                sale.paid().amount(), sale.platformCoupon().amount(),
                sale.salesFee().plus(sale.paymentFee()).amount(), sale.vat().amount(), sale.sellerAmount().amount());
    }

    static SellerCredit of(ReturnFreightKept kept) {
        long amount = kept.amount().amount();
        return new SellerCredit(Kind.FREIGHT, kept.claimId(), kept.orderId(), kept.itemId(), kept.sellerId(), amount, 0,
                0, 0, amount);
    }

    /** @param sourceId the refund; the claim, when there is none */
    static SellerCredit of(Tsid sourceId, Tsid orderId, RefundRequested.SellerShare share) {
        Won fee = share.salesFee().plus(share.paymentFee());
        Won seller = share.amount().plus(share.platformCoupon()).minus(fee).minus(share.vat());
        return new SellerCredit(Kind.CLAW_BACK, sourceId, orderId, share.itemId(), share.sellerId(),
                -share.amount().amount(), -share.platformCoupon().amount(), -fee.amount(), -share.vat().amount(),
                -seller.amount());
    }

    static SellerCredit of(ChargebackSettled settled) {
        long fee = settled.fee().amount();
        long vat = settled.vat().amount();
        long back = settled.fromSeller().amount();
        return new SellerCredit(Kind.CHARGEBACK, settled.shareId(), settled.orderId(), settled.itemId(),
                settled.sellerId(), settled.fromEscrow().amount(),
                -settled.fromEscrow().plus(settled.fromSeller()).amount(),
                fee, vat, -back - fee - vat);
    }

    static SellerCredit of(SettlementAdjusted adjusted) {
        long amount = adjusted.amount().amount();
        return new SellerCredit(Kind.ADJUSTMENT, adjusted.adjustmentId(), null, adjusted.adjustmentId(),
                adjusted.sellerId(), 0, amount, 0, 0, amount);
    }

    /** Which fact, as its journal refers to it. */
    String reference() {
        return sourceId + ":" + itemId;
    }
}
