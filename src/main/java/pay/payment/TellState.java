package pay.payment;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.DepositAwaited;
import pay.events.PaymentApproved;
import pay.events.PaymentCanceled;
import pay.events.PaymentExpired;
import pay.events.PaymentPrepared;
import pay.events.PaymentsCanceled;
import pay.virtualaccount.VirtualAccount;
import pay.virtualaccount.VirtualAccounts;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Tells the other modules what state a payment is in: by the same event, at the same version, however often. */
@Component
class TellState {
    private final TenderRows tenders;
    private final VirtualAccounts virtualAccounts;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellState(TenderRows tenders, VirtualAccounts virtualAccounts, DomainEvents events, Ids ids, Clock clock) {
        this.tenders = tenders;
        this.virtualAccounts = virtualAccounts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same by another clock. */
    public TellState at(Clock other) {
        return new TellState(tenders, virtualAccounts, events, ids, other);
    }

    /**
     * Publishes the event of the payment's status; nothing while a card company has not answered, or a bank has given no number out.
     *
     * @param payment as it was kept, so that its version is that of its row
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Payment payment) {
        tell(payment, payment.status() == PaymentStatus.APPROVED ? tenders.of(payment.id()) : List.of());
    }

    /** The same of several; of those that are cancelled one event tells. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellEach(List<Payment> payments) {
        List<PaymentsCanceled.Canceled> canceled = payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.CANCELED)
                .map(payment -> new PaymentsCanceled.Canceled(Tsid.of(payment.id()), payment.orderId(),
                        payment.memberId(), payment.version()))
                .toList();
        boolean several = canceled.size() > 1;
        if (several) {
            events.publish(new PaymentsCanceled(ids.next(), clock.instant(), canceled));
        }
        payments.stream().filter(payment -> !several || payment.status() != PaymentStatus.CANCELED)
                .forEach(this::tell);
    }

    /** The same for whoever knows its tenders. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Payment payment, List<Tender> tenders) {
        told(payment, tenders).ifPresent(events::publish);
    }

    private Optional<DomainEvent> told(Payment payment, List<Tender> tenders) {
        Tsid id = Tsid.of(payment.id());
        Tsid order = payment.orderId();
        Tsid member = payment.memberId();
        int version = payment.version();
        return switch (payment.status()) {
            case READY -> Optional.of(new PaymentPrepared(ids.next(), clock.instant(), id, order, member,
                    payment.amount(), Objects.requireNonNull(payment.payBy()), version));
            case UNKNOWN, CANCELING -> Optional.empty();
            case WAITING_FOR_DEPOSIT -> virtualAccounts.find(id)
                    .filter(account -> account.state() == VirtualAccount.State.WAITING)
                    .map(account -> new DepositAwaited(ids.next(), clock.instant(), id, order, member, account.amount(),
                            account.dueAt(), Objects.requireNonNull(payment.depositUntil()), version));
            case APPROVED -> Optional.of(new PaymentApproved(ids.next(), clock.instant(), id, order, member,
                    payment.orderName(), payment.amount(), tenders.stream().map(Tender::told).toList(), version));
            case CANCELED -> Optional.of(new PaymentCanceled(ids.next(), clock.instant(), id, order, member, version));
            case EXPIRED -> Optional.of(new PaymentExpired(ids.next(), clock.instant(), id, order, member, version));
        };
    }
}
