package madang.redelivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import commerce.events.OrderExpired;
import org.springframework.context.ApplicationContext;
import pay.events.PaymentCanceled;
import pay.events.PaymentExpired;
import pay.events.WalletMoved;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MemberActor;

/** Several members do the same before anything of it is delivered, so that every listener that takes several events at once gets some. */
final class Crowd {
    private final Purchases purchases;
    private final Redelivery delivery;
    private final Ids ids;
    private final Clock clock;

    Crowd(ApplicationContext context, Purchases purchases, Redelivery delivery) {
        this.purchases = purchases;
        this.delivery = delivery;
        this.ids = context.getBean(Ids.class);
        this.clock = context.getBean(Clock.class);
    }

    /** An order of a member. */
    private record Ordered(MemberActor buyer, String id) {
        Tsid order() {
            return Purchases.id(id);
        }

        Tsid member() {
            return Purchases.id(buyer.memberId);
        }

        Tsid payment() {
            return Purchases.paymentOf(buyer, id);
        }
    }

    void walk() throws Throwable {
        List<MemberActor> crowd = new ArrayList<>();
        while (crowd.size() < Redelivery.BATCH) {
            crowd.add(purchases.memberWithMoney(50_000));
        }

        List<Ordered> paid = order(crowd);
        paid.forEach(each -> purchases.confirm(each.buyer(), each.id()));
        delivery.pump();

        order(crowd).forEach(each -> Purchases.cancel(each.buyer(), each.id()));
        delivery.pump();

        for (Ordered each : order(crowd)) {
            Tsid payment = each.payment();
            purchases.publish(new OrderExpired(ids.next(), clock.instant(), each.order(), each.member()));
            purchases.publish(
                    new PaymentCanceled(ids.next(), clock.instant(), payment, each.order(), each.member(), 2));
        }
        delivery.pump();

        for (Ordered each : order(crowd)) {
            purchases.publish(
                    new PaymentExpired(ids.next(), clock.instant(), each.payment(), each.order(), each.member(), 2));
        }
        delivery.pump();

        crowd.forEach(this::sends);
        delivery.pump();
    }

    private List<Ordered> order(List<MemberActor> crowd) throws Throwable {
        // Between two of these, tokens may come to their end.
        crowd.forEach(MemberActor::refreshes);
        List<Ordered> ordered = crowd.stream().map(each -> new Ordered(each, purchases.order(each))).toList();
        delivery.pump();
        return ordered;
    }

    /** As pay tells when a transfer that was held is accepted. */
    private void sends(MemberActor member) {
        purchases.publish(new WalletMoved(ids.next(), clock.instant(), Purchases.id(member.memberId), ids.next(),
                Won.of(-100), Won.of(39_900), 100, "TRANSFER", "송금"));
    }
}
