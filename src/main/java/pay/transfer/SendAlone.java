package pay.transfer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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

    SendAlone(SendTogether sendTogether) {
        this.sendTogether = sendTogether;
    }

    /** What was sent. */
    public record Sent(TransferId id, String senderName) {}

    /**
     * Sends it. Whoever calls it keeps the key, and has checked the signature ({@link CheckTransferSignature}).
     *
     * @throws DomainException when it is refused; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sent send(IdempotencyKey key, MemberCaller sender, Tsid recipient, Won amount, @Nullable String memo) {
        var request = new SharedKeys.Request(key, new byte[0], new byte[0]);
        TransferOrder order = new TransferOrder(request, sender, new Addressee.Member(recipient), amount, memo);
        // Lanes keep only those apart that hold money for phone numbers.
        Transfer sent = sendTogether.send(0, List.of(order)).getFirst().orThrow();
        return new Sent(sent.id(), sent.senderName());
    }
}
