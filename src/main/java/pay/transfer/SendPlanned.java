package pay.transfer;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.commit.Outcome;

/** Sends what was planned, by the same rules as what is sent at once, in the transaction of who planned it. */
@Component
public class SendPlanned {
    /** Others have it too, and wait for each other where a balance is spread; wallets are not. */
    private static final int LANE = 0;

    private final SendTogether sendTogether;

    SendPlanned(SendTogether sendTogether) {
        this.sendTogether = sendTogether;
    }

    /**
     * Does them; each is done or refused by itself.
     *
     * @return the transfer's id, or the refusal, of each, in their order
     * @throws RuntimeException when they cannot be decided together; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome<Tsid>> send(List<PlannedTransfer> planned) {
        if (planned.isEmpty()) {
            return List.of();
        }
        return sendTogether.send(LANE, planned.stream().map(PlannedTransfer::order).toList()).stream()
                .map(SendPlanned::id).toList();
    }

    private static Outcome<Tsid> id(Outcome<Transfer> outcome) {
        Transfer transfer = outcome.value();
        return transfer == null
                ? Outcome.refused(Objects.requireNonNull(outcome.refusal()))
                : Outcome.done(Tsid.of(transfer.id()));
    }
}
