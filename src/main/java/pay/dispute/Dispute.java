package pay.dispute;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * A dispute. Whoever changes it holds the lock of its row.
 *
 * @param hold of the amount on the merchant's payable
 * @param evidence what the merchant says
 * @param fee what it cost the merchant, VAT included
 */
record Dispute(DisputeId id, Claim claim, State state, Tsid openedBy, Instant openedAt, MovementId hold,
        @Nullable String evidence, @Nullable Instant evidenceAt, Won fee, @Nullable Instant endedAt) {
    enum State {
        /** The merchant has until the deadline to answer. */
        OPEN,
        /** It has answered. */
        IN_REVIEW,
        /** The merchant keeps the amount. */
        WON,
        /** The payer gets it, by an operator's decision. */
        LOST,
        /** The payer gets it, since the merchant says so. */
        ACCEPTED,
        /** The payer gets it, since the merchant said nothing. */
        LAPSED;

        boolean isOpen() {
            return this == OPEN || this == IN_REVIEW;
        }

        /** Whether it costs the fee of the plan: however the payer comes to the amount. */
        boolean costs() {
            return this == LOST || this == ACCEPTED || this == LAPSED;
        }
    }

    static Dispute open(DisputeId id, Claim claim, Tsid operator, Instant now, MovementId hold) {
        return new Dispute(id, claim, State.OPEN, operator, now, hold, null, null, Won.ZERO, null);
    }

    /** When it lapses: at the end of the deadline's day. */
    Instant lapsesAt() {
        return claim.deadline().plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    /** The merchant answers, once and in time. */
    Dispute answered(String text, Instant now) {
        if (state != State.OPEN || !now.isBefore(lapsesAt())) {
            throw over();
        }
        return new Dispute(id, claim, State.IN_REVIEW, openedBy, openedAt, hold, text, now, fee, null);
    }

    /** It ends; a final state is never left again. */
    Dispute ended(State as, Won itsFee, Instant now) {
        boolean possible = switch (as) {
            case WON -> state.isOpen();
            case LOST -> state == State.IN_REVIEW;
            case ACCEPTED -> state.isOpen() && (state == State.IN_REVIEW || now.isBefore(lapsesAt()));
            case LAPSED -> state == State.OPEN && !now.isBefore(lapsesAt());
            case OPEN, IN_REVIEW -> throw new IllegalArgumentException("Not an end: " + as);
        };
        if (!possible) {
            throw over();
        }
        return new Dispute(id, claim, as, openedBy, openedAt, hold, evidence, evidenceAt, itsFee, now);
    }

    private static DomainException over() {
        return new DomainException(PayError.DISPUTE_IN_OTHER_STATE);
    }
}
