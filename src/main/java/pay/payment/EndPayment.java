package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.card.CardPayments;
import platform.event.DomainEvent;
import platform.id.Ids;
import platform.id.Tsid;

/** Answers commerce, which takes orders back: their payments are undone, or came to their end before, and that is the answer. */
@Component
class EndPayment {
    private final Payments payments;
    private final CardPayments cards;
    private final EndDeposits endDeposits;
    private final TellState tellState;
    private final AwaitPayment awaitPayment;
    private final Answers answers;
    private final Ids ids;
    private final Clock clock;

    EndPayment(Payments payments, CardPayments cards, EndDeposits endDeposits, TellState tellState,
            AwaitPayment awaitPayment, Answers answers, Ids ids, Clock clock) {
        this.payments = payments;
        this.cards = cards;
        this.endDeposits = endDeposits;
        this.tellState = tellState;
        this.awaitPayment = awaitPayment;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /** An event by which commerce takes an order back, and wants to know what became of its payment. */
    record Question(DomainEvent event, Tsid orderId, Tsid buyerId) {}

    @Transactional
    public void cancel(List<Question> all) {
        Set<Tsid> isNew = answers.newOf(all.stream().map(Question::event).toList());
        List<Question> questions = all.stream().filter(each -> isNew.contains(each.event().eventId())).toList();
        if (questions.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Tsid, Payment> known = payments.lockEach(questions.stream().map(Question::orderId).toList());
        List<Payment> waiting = known.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT).toList();
        known.values().forEach(payment -> cancel(payment, now));
        payments.keep(known.values());
        endDeposits.end(waiting, now);
        Map<Tsid, Payment> tombstones = new LinkedHashMap<>();
        questions.stream().filter(each -> !known.containsKey(each.orderId()))
                .forEach(each -> tombstones.computeIfAbsent(
                        each.orderId(),
                        order -> Payment.canceled(new PaymentId(ids.nextLong()), order, each.buyerId(), now)));
        payments.add(tombstones.values());
        known.putAll(tombstones);
        tellState.tellEach(
                questions.stream().map(each -> Objects.requireNonNull(known.get(each.orderId()))).toList());
        questions.forEach(each -> awaitPayment.callAfterCommit(each.orderId()));
    }

    /** Of a charge that a card company has not answered it is found out what became, and it is undone: only then there is an answer. */
    private void cancel(Payment payment, Instant now) {
        boolean unknown = payment.status() == PaymentStatus.UNKNOWN;
        payment.cancel(now);
        if (unknown) {
            cards.abandon(Objects.requireNonNull(payment.charge()));
        }
    }

    /** Tells the present state again, when there is one; while there is none, nothing can be said. */
    @Transactional
    public void tellAgain(DomainEvent question, Tsid orderId) {
        if (answers.isNew(question)) {
            payments.find(orderId).ifPresent(tellState::tell);
        }
    }
}
