package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.receipt.CashReceiptView;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.SharedKeys;

/** Takes what a member approved when the merchant confirms it, or keeps it set aside to be captured; in a transaction that it may share with others. */
@Component
class ConfirmCheckout {
    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final FrozenPayers frozenPayers;
    private final TakePayments takePayments;
    private final PaymentReceipts receipts;
    private final EasypaySettings settings;
    private final Clock clock;
    private final Gathered<ConfirmOrder, MerchantPaymentView> gathered;

    ConfirmCheckout(MerchantPayments payments, KeepPayments keepPayments, ApprovalRows approvals,
            FrozenPayers frozenPayers, TakePayments takePayments, PaymentReceipts receipts, SharedKeys keys,
            TransactionTemplate transaction, EasypaySettings settings, Clock clock) {
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.frozenPayers = frozenPayers;
        this.takePayments = takePayments;
        this.receipts = receipts;
        this.settings = settings;
        this.clock = clock;
        this.gathered = new Gathered<>("confirmed-payments", settings.sharing(), keys, transaction,
                ConfirmOrder::request,
                this::confirm, ResponseEntity::ok);
    }

    /** A part comes from outside: it is to be confirmed by {@link ConfirmByCard} or by {@link ConfirmByDeposit}. */
    static final class PaidFromOutside extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean byCard;

        private PaidFromOutside(Approvals by) {
            this.byCard = by.of(TenderKind.CARD).isPresent();
        }

        /** Else by a deposit. */
        boolean isByCard() {
            return byCard;
        }
    }

    /**
     * Confirms it.
     *
     * @throws DomainException when it is refused; nothing has changed then
     * @throws PaidFromOutside when a card or a deposit pays a part; nothing has changed then
     */
    ResponseEntity<MerchantPaymentView> confirm(ConfirmOrder order) {
        return gathered.call(order);
    }

    private List<Outcome<MerchantPaymentView>> confirm(int lane, List<ConfirmOrder> orders) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, MerchantPayment> found = payments.lockAll(orders.stream().map(order -> order.key().id())
                .collect(Collectors.toCollection(TreeSet::new)));
        Map<Long, Approvals> held = approvals.of(found.keySet());
        Set<Tsid> frozen = frozenPayers.among(found.values());
        Map<ConfirmOrder, Outcome<MerchantPaymentView>> outcomes = new HashMap<>();
        Map<ConfirmOrder, TakePayments.Taking> takings = new LinkedHashMap<>();
        List<MerchantPayment> authorized = new ArrayList<>();
        for (ConfirmOrder order : orders) {
            try {
                MerchantPayment payment = order.requireOwn(found.get(order.key().id()));
                payment.requireSame(order.orderId(), order.amount());
                Approvals of = held.getOrDefault(payment.id(), Approvals.NONE);
                if (of.each().stream().anyMatch(approval -> !approval.kind().isSetAside())) {
                    throw new PaidFromOutside(of);
                }
                FrozenPayers.refuse(payment, of, frozen);
                if (payment.ask().captures()) {
                    MerchantPayment captured = payment.capture(payment.ask().amount(), now);
                    TakePayments.Taking taking = TakePayments.Taking.of(captured, of);
                    takings.put(order, taking);
                    found.put(payment.id(), captured);
                } else {
                    MerchantPayment set = payment.authorize(now, settings.captureWithin());
                    authorized.add(set);
                    found.put(payment.id(), set);
                    outcomes.put(order, Outcome.done(MerchantPaymentView.of(set, of, List.of())));
                }
            } catch (DomainException | PaidFromOutside refused) {
                outcomes.put(order, Outcome.refused(refused));
            }
        }
        takePayments.take(lane, List.copyOf(takings.values()), now);
        keepPayments.keep(authorized);
        Map<Long, List<CashReceiptView>> issued = receipts.issuedFor(takings.values());
        takings.forEach((order, taking) -> outcomes.put(order,
                Outcome.done(MerchantPaymentView.of(taking.payment(), taking.approvals(), List.of(),
                        issued.getOrDefault(taking.payment().id(), List.of()), null))));
        return orders.stream().map(order -> Objects.requireNonNull(outcomes.get(order))).toList();
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
