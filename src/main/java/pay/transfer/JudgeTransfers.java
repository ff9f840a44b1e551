package pay.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.Facts;
import pay.fraud.Finding;
import pay.fraud.FraudCheck;
import pay.fraud.FraudOutcome;
import pay.fraud.FraudRefused;
import pay.usage.Sent;

/** Asks the rules against fraud about transfers that share a transaction, and counts what they look at. */
@Component
class JudgeTransfers {
    private final FraudCheck check;
    private final KnownPayees knownPayees;

    JudgeTransfers(FraudCheck check, KnownPayees knownPayees) {
        this.check = check;
        this.knownPayees = knownPayees;
    }

    /** Those whose payee is known, by their ids; no statement unless an amount makes it matter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> toKnown(List<Draft> drafts, Instant now, LocalDate today) {
        long from = check.looksUpPayeeFrom(today);
        return knownPayees.of(drafts.stream().filter(draft -> draft.order().amount().amount() >= from).toList(), now);
    }

    /**
     * The transfer as it may be done: as it is, or held.
     *
     * @throws FraudRefused when it may not, or not without a signature
     */
    Draft judged(Draft draft, Sent before, Set<Long> toKnown, LocalDate today) {
        Optional<Finding> finding = check.of(facts(draft, before, !toKnown.contains(draft.id().value())), today);
        finding.filter(found -> found.outcome() != FraudOutcome.HOLD).ifPresent(found -> {
            throw new FraudRefused(draft.decision(found));
        });
        return finding.map(draft::heldFor).orElse(draft);
    }

    /** What the sender has sent with this one. */
    Sent counted(Draft draft, Sent before, LocalDate today) {
        return new Sent(before.usage().plus(draft.order().amount().amount()),
                check.counted(facts(draft, before, false), today));
    }

    private static Facts facts(Draft draft, Sent before, boolean newPayee) {
        return new Facts(draft.order().amount().amount(), draft.payeeHash(), newPayee, draft.isReported(),
                draft.order().signed(), before.pace());
    }
}
