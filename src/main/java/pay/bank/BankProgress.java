package pay.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;
import pay.enquiry.EnquiryPlan;

/**
 * How far a bank transfer is, when somebody looks at it next, how often the bank was asked what came of it, and until when it may
 * be sent. Once decided it stays so, whatever answer comes late.
 */
@Embeddable
class BankProgress {
    private static final Duration FROZEN_FOR = Duration.ofMinutes(10);

    @Enumerated(EnumType.STRING)
    private BankTransfer.Status status = BankTransfer.Status.WAITING;
    @Enumerated(EnumType.STRING)
    private @Nullable BankRefusal refusal;
    private int enquiries;
    private @Nullable Instant nextStepAt;
    /** Null: until it is decided. */
    @Column(updatable = false)
    private @Nullable Instant wantedUntil;
    private @Nullable Instant decidedAt;

    protected BankProgress() {}

    BankProgress(Instant first) {
        this.nextStepAt = first;
    }

    void wantUntil(Instant time) {
        wantedUntil = time;
    }

    private boolean isWanted(Instant at) {
        return wantedUntil == null || at.isBefore(wantedUntil);
    }

    /** Whether its caller is still to send it: it was recorded then for that, and nobody has asked what came of it. */
    boolean isItsCallersTurn(Instant recorded) {
        return status == BankTransfer.Status.SENT && enquiries == 0 && !isWanted(recorded);
    }

    void hold() {
        require(BankTransfer.Status.WAITING);
        status = BankTransfer.Status.HELD_FOR_REVIEW;
        nextStepAt = null;
    }

    boolean release(Instant now) {
        if (status != BankTransfer.Status.HELD_FOR_REVIEW) {
            return false;
        }
        status = BankTransfer.Status.WAITING;
        nextStepAt = now;
        return true;
    }

    /** A call is about to be made. If nothing is heard of it, somebody asks the bank. */
    void send(Instant now) {
        require(BankTransfer.Status.WAITING);
        status = BankTransfer.Status.SENT;
        nextStepAt = now.plus(EnquiryPlan.PATIENCE);
    }

    /**
     * What is done next, which is noted as about to be done. None while it waits.
     *
     * @param frozen whether what it would take is frozen
     * @param again whether it is sent again when the bank has not got it
     */
    Optional<BankStep.Call> next(Instant now, boolean frozen, boolean again) {
        if (status != BankTransfer.Status.WAITING) {
            return Optional.of(enquire(now, again && !frozen && isWanted(now)));
        }
        if (!isWanted(now)) {
            nextStepAt = now.plus(EnquiryPlan.PATIENCE);
            return Optional.of(BankStep.Call.GIVE_UP);
        }
        if (frozen) {
            waitUntil(now.plus(FROZEN_FOR));
            return Optional.empty();
        }
        send(now);
        return Optional.of(BankStep.Call.REQUEST);
    }

    /** When all enquiries of the plan were made nothing is sent any more: what a person hears from the bank is to stay true. */
    private BankStep.Call enquire(Instant now, boolean again) {
        if (status != BankTransfer.Status.SENT) {
            require(BankTransfer.Status.UNKNOWN);
        }
        enquiries++;
        // An enquiry that breaks off is one without an answer: the next one comes when the plan says so.
        Duration gap = EnquiryPlan.next(enquiries);
        nextStepAt = now.plus(gap.compareTo(EnquiryPlan.PATIENCE) > 0 ? gap : EnquiryPlan.PATIENCE);
        if (!again) {
            return BankStep.Call.TAKE_BACK;
        }
        return areAllMade() ? BankStep.Call.ASK : BankStep.Call.SEND_AGAIN;
    }

    /** Takes an answer in; an answer to a decided one changes nothing. Returns whether it decided it. */
    boolean take(BankAnswer answer, Instant now) {
        if (status.isFinal()) {
            return false;
        }
        switch (answer) {
            case BankAnswer.Done done -> decide(BankTransfer.Status.DONE, null, now);
            case BankAnswer.Refused refused -> decide(BankTransfer.Status.REFUSED, refused.why(), now);
            case BankAnswer.NotFound none -> wonder(now);
            case BankAnswer.NotNow closed -> postpone(closed.until(), now);
            case BankAnswer.NotAsked later -> askLater(later.until());
            case BankAnswer.Unknown unknown -> wonder(now);
            case BankAnswer.GivenUp unsent -> giveUp(now);
        }
        return status.isFinal();
    }

    private void decide(BankTransfer.Status end, @Nullable BankRefusal why, Instant now) {
        status = end;
        refusal = why;
        decidedAt = now;
        nextStepAt = null;
    }

    private void wonder(Instant now) {
        status = BankTransfer.Status.UNKNOWN;
        nextStepAt = now.plus(EnquiryPlan.next(enquiries));
    }

    /** An enquiry that was not made counts for nothing: neither does the next one come later for it, nor a person sooner. */
    private void askLater(Instant until) {
        status = BankTransfer.Status.UNKNOWN;
        enquiries = Math.max(0, enquiries - 1);
        nextStepAt = until;
    }

    /**
     * It waits until then; of what is not wanted then, who waits for it is told, and asks again. What somebody has asked about may have
     * been sent by others since: it is asked about on, as often as planned, until a person's turn comes.
     */
    private void postpone(Instant until, Instant now) {
        if (enquiries > 0) {
            status = BankTransfer.Status.UNKNOWN;
            Instant planned = now.plus(EnquiryPlan.next(enquiries));
            nextStepAt = planned.isAfter(until) ? planned : until;
        } else if (isWanted(until)) {
            status = BankTransfer.Status.WAITING;
            nextStepAt = until;
        } else {
            decide(BankTransfer.Status.REFUSED, BankRefusal.MAINTENANCE, now);
        }
    }

    private void waitUntil(Instant until) {
        nextStepAt = isWanted(until) ? until : wantedUntil;
    }

    private void giveUp(Instant now) {
        if (status == BankTransfer.Status.WAITING) {
            decide(BankTransfer.Status.REFUSED, BankRefusal.CANCELED, now);
        }
    }

    boolean areAllMade() {
        return enquiries >= EnquiryPlan.PERSONS_TURN;
    }

    private void require(BankTransfer.Status expected) {
        if (status != expected) {
            throw new IllegalStateException("A bank transfer is " + status + ", not " + expected);
        }
    }

    BankTransfer.Status status() {
        return status;
    }

    @Nullable
    BankRefusal refusal() {
        return refusal;
    }

    @Nullable
    Instant nextStepAt() {
        return nextStepAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }
}
