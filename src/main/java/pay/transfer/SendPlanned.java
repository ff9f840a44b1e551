package pay.transfer;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.FraudDecisions;
import pay.fraud.FraudRefused;
import platform.id.Tsid;
import platform.web.commit.Outcome;

/** Sends what was planned, by the same rules as what is sent at once, in the transaction of who planned it. */
@Component
public class SendPlanned {
    /** Others have it too, and wait for each other where a balance is spread; wallets are not. */
    private static final int LANE = 0;

    private final SendTogether sendTogether;
    private final FraudDecisions decisions;

    SendPlanned(SendTogether sendTogether, FraudDecisions decisions) {
        this.sendTogether = sendTogether;
        this.decisions = decisions;
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
                .map(this::id).toList();
    }

    private Outcome<Tsid> id(Outcome<Transfer> outcome) {
        if (outcome.refusal() instanceof FraudRefused refused) {
            decisions.write(refused);
        }
        Transfer transfer = outcome.value();
        return transfer == null
                ? Outcome.refused(Objects.requireNonNull(outcome.refusal()))
                : Outcome.done(Tsid.of(transfer.id()));
    }
}
