package pay.transfer;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.fraud.FraudDecisions;
import platform.web.DomainException;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.SharedKeys;

/** Sends money, in a transaction that it may share with other transfers; each is done or refused by itself. */
@Component
class SendMoney {
    private final CheckTransferSignature signatures;
    private final FraudDecisions decisions;
    private final Gathered<TransferOrder, TransferView> gathered;

    SendMoney(CheckTransferSignature signatures, SharedKeys keys, SendTogether sendTogether,
            FraudDecisions decisions, TransactionTemplate transaction, TransferSettings settings) {
        this.signatures = signatures;
        this.decisions = decisions;
        this.gathered = new Gathered<>("transfers", settings.sharing(), keys, transaction, TransferOrder::request,
                sendTogether::send, TransferView::created);
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
        return decisions.writingRefusal(() -> gathered.call(order));
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
