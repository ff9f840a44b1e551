package madang.redelivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.events.ChargebackSettled;
import commerce.events.PayoutDue;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import commerce.events.ReturnFreightKept;
import commerce.events.SaleTakenBack;
import commerce.events.SettlementAdjusted;
import commerce.settlement.TestStatements;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.events.OrderChargebackDecided;
import pay.events.OrderChargedBack;
import pay.events.PayeeVerified;
import pay.events.PayoutCompleted;
import pay.events.PayoutFailed;
import pay.events.PayoutReturned;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** What an order leaves to its seller, and how that is paid out. */
final class Selling {
    private final Redelivery delivery;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final TestStatements statements;
    private final Ids ids;
    private final Clock clock;
    private final Tsid seller;

    Selling(ApplicationContext context, Redelivery delivery) {
        this.delivery = delivery;
        this.events = context.getBean(DomainEvents.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.statements = new TestStatements(context);
        this.ids = context.getBean(Ids.class);
        this.clock = context.getBean(Clock.class);
        this.seller = ids.next();
    }

    /** Of an order that was paid with 10,000 won. */
    void walk(Tsid buyer, Tsid order, Tsid payment) throws Throwable {
        Tsid item = ids.next();
        tell(new PurchaseConfirmed(ids.next(), clock.instant(), order, item, payment, buyer, seller, ids.next(),
                ids.next(), "제주 감귤", "5kg", "FRUIT", 1, Won.of(7_000), Won.ZERO, Won.ZERO, Won.ZERO, Won.of(7_000),
                List.of(new PurchaseConfirmed.Tender("MONEY", Won.of(7_000))), Won.of(700), Won.of(100), Won.of(80),
                Won.of(6_120), true));
        tell(new ReturnFreightKept(ids.next(), clock.instant(), ids.next(), order, ids.next(), seller,
                Won.of(3_000)));
        tell(new SaleTakenBack(ids.next(), clock.instant(), ids.next(), order,
                new RefundRequested.SellerShare(item, seller,
                        Won.ZERO, Won.of(500), Won.ZERO, Won.ZERO, Won.ZERO)));
        tell(new ChargebackSettled(ids.next(), clock.instant(), ids.next(), ids.next(), order, item, seller, Won.ZERO,
                Won.of(1_000), Won.of(100), Won.of(10)));
        Tsid chargeback = ids.next();
        tell(new OrderChargedBack(ids.next(), clock.instant(), chargeback, order, payment, buyer, Won.of(1_000),
                "FRAUD", LocalDate.of(2099, 12, 31)));
        tell(new OrderChargebackDecided(ids.next(), clock.instant(), chargeback, order, payment, buyer, Won.of(1_000),
                "FRAUD", LocalDate.of(2099, 12, 31), "WON", clock.instant()));
        tell(new SettlementAdjusted(ids.next(), clock.instant(), ids.next(), seller, Won.of(500)));
        Tsid refused = ids.next();
        tell(new PayoutDue(ids.next(), clock.instant(), refused, seller, refused, ids.next(), Won.of(1_000)));

        tell(new PayeeVerified(ids.next(), clock.instant(), ids.next(), seller));
        LocalDate day = LocalDate.of(2026, 11, 2);
        Tsid paid = asked(day);
        tell(new PayoutCompleted(ids.next(), clock.instant(), paid, seller, paid, Won.of(10_000)));
        tell(new PayoutReturned(ids.next(), clock.instant(), paid, seller, paid, Won.of(10_000), null));
        Tsid failed = asked(day.plusDays(1));
        tell(new PayoutFailed(ids.next(), clock.instant(), failed, seller, failed, Won.of(10_000), "CLOSED", null));
    }

    private Tsid asked(LocalDate day) {
        return statements.asked(new SellerId(seller.value()), day);
    }

    private void tell(DomainEvent event) throws Throwable {
        transaction.executeWithoutResult(status -> events.publish(event));
        delivery.pump();
    }
}
