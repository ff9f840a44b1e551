package pay.virtualaccount;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what follows from a deposit for a kind of payment. */
@Component
class DepositOutcomes {
    private final ObjectProvider<DepositOutcome> outcomes;

    DepositOutcomes(ObjectProvider<DepositOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    DepositOutcome of(DepositPurpose purpose) {
        return outcomes.stream().filter(outcome -> outcome.purpose() == purpose).findFirst().orElseThrow();
    }
}
