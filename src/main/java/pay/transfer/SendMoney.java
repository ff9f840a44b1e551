package pay.transfer;

import java.util.List;
import java.util.Objects;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.fraud.FraudDecisions;
import platform.web.DomainException;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;
import platform.web.idempotency.SharedKeys;

/** Sends money, in a transaction that it may share with other transfers; each is done or refused by itself. */
@Component
class SendMoney {
    private final CheckTransferSignature signatures;
    private final SharedKeys keys;
    private final SendTogether sendTogether;
    private final FraudDecisions decisions;
    private final TransactionTemplate transaction;
    private final GroupCommit<TransferOrder, ResponseEntity<TransferView>> commit;

    SendMoney(CheckTransferSignature signatures, SharedKeys keys, SendTogether sendTogether,
            FraudDecisions decisions, TransactionTemplate transaction, TransferSettings settings) {
        this.signatures = signatures;
        this.keys = keys;
        this.sendTogether = sendTogether;
        this.decisions = decisions;
        this.transaction = transaction;
        this.commit = new GroupCommit<>("transfers", settings.lanes(), settings.together(), settings.pace(),
                this::together);
    }

    /**
     * Sends it, or holds it for the phone number of nobody yet.
     *
     * @param signature of the caller's device over {@link TransferOrder#message}; needed from an amount on
     * @throws DomainException when it is refused; nothing has changed then
     */
    ResponseEntity<TransferView> send(TransferOrder order, @Nullable String signature) {
        // Before the transaction, which others wait for too.
        signatures.check(order.caller(), order.amount(), order.message(), signature);
        return decisions.writingRefusal(() -> commit.call(order));
    }

    private List<Outcome<ResponseEntity<TransferView>>> together(int lane, List<TransferOrder> orders) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Outcome<ResponseEntity<TransferView>>> outcomes = keys.once(
                    orders.stream().map(TransferOrder::request).toList(),
                    numbers -> sendTogether.send(lane, numbers.stream().map(orders::get).toList()).stream()
                            .map(SendMoney::answer).toList());
            if (outcomes.stream().allMatch(outcome -> outcome.refusal() != null)) {
                status.setRollbackOnly();
            }
            return outcomes;
        }));
    }

    private static Outcome<ResponseEntity<TransferView>> answer(Outcome<Transfer> outcome) {
        Transfer transfer = outcome.value();
        return transfer == null
                ? Outcome.refused(Objects.requireNonNull(outcome.refusal()))
                : Outcome.done(TransferView.created(transfer));
    }

    @PreDestroy
    void close() {
        commit.close();
    }
}
