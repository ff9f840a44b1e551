package home.tell;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import commerce.events.OrderPlaced;
import home.spending.Goods;
import home.spending.Outlay;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.MerchantPaymentCanceled;
import pay.events.MerchantPaymentsCompleted;
import pay.events.PaymentApproved;
import pay.events.RefundCompleted;
import pay.events.TransfersCompleted;
import pay.events.WalletMoved;
import platform.event.Together;
import platform.money.Won;

/** What is spent: payments by whatever money of theirs, and movements of the wallet that are no payment. */
@Component
class OutlayEvents {
    private final KeepOutlays outlays;

    OutlayEvents(KeepOutlays outlays) {
        this.outlays = outlays;
    }

    @ApplicationModuleListener(id = "home.goods-ordered")
    void on(OrderPlaced event) {
        ordered(List.of(event));
    }

    @Together(value = "home.goods-ordered", pace = Together.READ_MODEL)
    void ordered(List<OrderPlaced> events) {
        outlays.ordered(events.stream().map(event -> new KeepOutlays.Ordered(event.orderId(), event.buyerId(),
                goods(event), event.occurredAt())).toList());
    }

    private static Goods goods(OrderPlaced event) {
        return new Goods(event.lines().stream().collect(Collectors.toMap(
                line -> Objects.requireNonNullElse(line.category(), ""),
                line -> line.unitPrice().times(line.quantity()).amount(), Long::sum, TreeMap::new)));
    }

    @ApplicationModuleListener(id = "home.payment-approved")
    void on(PaymentApproved event) {
        approved(List.of(event));
    }

    @Together(value = "home.payment-approved", pace = Together.READ_MODEL)
    void approved(List<PaymentApproved> events) {
        outlays.paid(events.stream().map(event -> new KeepOutlays.Paid(event.orderId(), event.memberId(),
                sum(event.tenders(), PaymentApproved.Tender::captured),
                sum(event.tenders(), PaymentApproved.Tender::refunded), event.version(), event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.merchants-paid")
    void on(MerchantPaymentsCompleted event) {
        outlays.paid(event.payments().stream().map(paid -> new KeepOutlays.Paid(paid.paymentId(), paid.memberId(),
                paid.amount(), Won.ZERO, paid.version(), event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.merchant-payment-canceled")
    void on(MerchantPaymentCanceled event) {
        outlays.refunded(new KeepOutlays.Paid(event.paymentId(), event.memberId(), event.captured(), event.canceled(),
                event.version(), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "home.refund-completed")
    void on(RefundCompleted event) {
        outlays.refunded(new KeepOutlays.Paid(event.orderId(), event.memberId(),
                sum(event.tenders(), PaymentApproved.Tender::captured),
                sum(event.tenders(), PaymentApproved.Tender::refunded), event.version(), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "home.money-sent")
    void on(WalletMoved event) {
        moved(List.of(event));
    }

    @Together(value = "home.money-sent", pace = Together.READ_MODEL)
    void moved(List<WalletMoved> events) {
        outlays.sent(events.stream()
                .filter(event -> event.kind().equals("TRANSFER") || event.kind().equals("LOAN_REPAYMENT"))
                .map(event -> new KeepOutlays.Sent(event.movementId(), event.memberId(),
                        Outlay.Kind.valueOf(event.kind()), event.amount().negated(), event.occurredAt()))
                .toList());
    }

    @ApplicationModuleListener(id = "home.transfers-sent")
    void on(TransfersCompleted event) {
        outlays.sent(event.transfers().stream().map(each -> new KeepOutlays.Sent(each.sender().movementId(),
                each.sender().memberId(), Outlay.Kind.TRANSFER, each.amount(), event.occurredAt())).toList());
    }

    /** What a coupon gave is not the member's. */
    private static Won sum(List<PaymentApproved.Tender> tenders, Function<PaymentApproved.Tender, Won> part) {
        return tenders.stream().filter(tender -> !tender.kind().equals("COUPON")).map(part).reduce(Won.ZERO, Won::plus);
    }
}
