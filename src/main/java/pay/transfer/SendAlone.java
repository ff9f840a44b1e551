package pay.transfer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.FraudRefused;
import pay.fraud.Reviews;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.idempotency.IdempotencyKey;
import platform.web.idempotency.SharedKeys;

/** Sends money to a member in the transaction of a use case that stands or falls with it, by the rules of all transfers. */
@Component
public class SendAlone {
    private final SendTogether sendTogether;
    private final Reviews reviews;

    SendAlone(SendTogether sendTogether, Reviews reviews) {
        this.sendTogether = sendTogether;
        this.reviews = reviews;
    }

    /** What was sent. */
    public record Sent(TransferId id, String senderName) {}

    /**
     * Sends it. Whoever calls it keeps the key, and has checked the signature ({@link CheckTransferSignature}).
     *
     * @param signed whether the sender's device has signed it
     * @throws DomainException when it is refused, or would be held for a review, which what it stands or falls with cannot wait
     *     for; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sent send(IdempotencyKey key, MemberCaller sender, Tsid recipient, Won amount, @Nullable String memo,
            boolean signed) {
        var request = new SharedKeys.Request(key, new byte[0], new byte[0]);
        TransferOrder order = new TransferOrder(request, sender, new Addressee.Member(recipient), amount, memo,
                signed);
        // Lanes keep only those apart that hold money for phone numbers.
        Transfer sent = sendTogether.send(0, List.of(order)).getFirst().orThrow();
        if (sent.status() == Transfer.Status.HELD_FOR_REVIEW) {
            throw new FraudRefused(reviews.find(Tsid.of(sent.id())).orElseThrow().decision());
        }
        return new Sent(sent.id(), sent.senderName());
    }
}
