package pay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import commerce.events.PayoutDue;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import platform.event.DomainEvent;
import platform.id.Tsid;
import platform.money.Won;

/** What commerce tells of its sellers, more than once at times: purchases that stand, what comes back of them, payouts. */
final class SellerMoves {
    static final List<Consumer<Turn>> ALL = List.of(SellerMoves::stand, SellerMoves::stand, SellerMoves::stand,
            SellerMoves::takeBack, SellerMoves::payOut);

    private SellerMoves() {}

    /** What was sold by an order of which nothing went back before: an item of the order's number. */
    private record Sold(Deal.Ordered deal, Tsid payment, Cast.Seller seller) {
        private long salesFee() {
            return deal.amount() / 10;
        }

        private long paymentFee() {
            return deal.amount() / 50;
        }

        private long vat() {
            return (salesFee() + paymentFee()) / 10;
        }

        /** So much of the whole as the part is of the amount. */
        private Won share(long whole, long part) {
            return Won.of(whole * part / deal.amount());
        }
    }

    private static void sold(Turn turn, Consumer<Sold> then) {
        turn.any(Deal.Ordered.class).filter(Deal.Ordered::stands).ifPresent(deal -> turn.world.jdbc
                .queryForList("select id from pay_payment where status = 'APPROVED' and order_id = ?", Long.class,
                        deal.order().value())
                .forEach(payment -> then.accept(new Sold(deal, new Tsid(payment), turn.cast.seller(deal.order())))));
    }

    private static void stand(Turn turn) {
        sold(turn, sold -> {
            Deal.Ordered deal = sold.deal();
            Won paid = Won.of(deal.amount());
            List<PurchaseConfirmed.Tender> tenders = new ArrayList<>();
            OrderMoves.captured(turn, sold.payment().value(), deal.amount())
                    .forEach((kind, part) -> tenders.add(new PurchaseConfirmed.Tender(kind, Won.of(part))));
            Won sellers = Won.of(deal.amount() - sold.salesFee() - sold.paymentFee() - sold.vat());
            turn.tell(id -> new PurchaseConfirmed(id, turn.world.now(), deal.order(), deal.order(), sold.payment(),
                    deal.buyer().id(), sold.seller().id(), deal.order(), deal.order(), "제주 감귤", "5kg", "FRUIT", 1,
                    paid, Won.ZERO, Won.ZERO, Won.ZERO, paid, tenders, Won.of(sold.salesFee()),
                    Won.of(sold.paymentFee()), Won.of(sold.vat()), sellers, true));
        });
    }

    /** A half of it, or more than is left: also before it is told that the purchase stands. */
    private static void takeBack(Turn turn) {
        sold(turn, sold -> {
            Deal.Ordered deal = sold.deal();
            long amount = turn.chance(2) ? deal.amount() : deal.amount() / 2;
            Map<String, Long> parts = OrderMoves.captured(turn, sold.payment().value(), amount);
            List<RefundRequested.Leg> legs = new ArrayList<>();
            parts.forEach((kind, part) -> legs.add(new RefundRequested.Leg(kind, Won.of(part))));
            RefundRequested.SellerShare share = new RefundRequested.SellerShare(deal.order(), sold.seller().id(),
                    Won.of(amount), Won.ZERO, sold.share(sold.salesFee(), amount),
                    sold.share(sold.paymentFee(), amount), sold.share(sold.vat(), amount));
            Tsid refund = turn.world.id();
            Function<Tsid, DomainEvent> wish = id -> new RefundRequested(id, turn.world.now(), refund, deal.order(),
                    deal.buyer().id(), sold.payment(), legs, "RETURNED", List.of(share), Won.ZERO);
            turn.tell(wish);
            turn.remember(new Deal.Refund(deal.buyer(), refund, parts, wish));
        });
    }

    /** Also of more than is owed. */
    private static void payOut(Turn turn) {
        Cast.Seller seller = turn.one(turn.cast.sellers());
        long amount = turn.amount() / 2;
        Tsid payout = turn.world.id();
        turn.tell(id -> new PayoutDue(id, turn.world.now(), payout, seller.id(), payout, seller.payee(),
                Won.of(amount)));
    }
}
