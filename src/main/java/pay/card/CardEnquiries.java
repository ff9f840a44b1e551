package pay.card;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;
import pay.enquiry.EnquiryPlan;
import pay.psp.PspAnswer;

/** When somebody looks at a card request next, how often somebody has asked what came of it, and until when it is wanted. */
@Embeddable
class CardEnquiries {
    private static final Duration LATER = Duration.ofMinutes(1);

    @Column(name = "enquiries")
    private int made;
    private int errors;
    private @Nullable Instant nextStepAt;
    private @Nullable Instant wantedUntil;
    private @Nullable Instant missingThereAt;

    protected CardEnquiries() {}

    CardEnquiries(Instant nextStepAt, @Nullable Instant wantedUntil) {
        this.nextStepAt = nextStepAt;
        this.wantedUntil = wantedUntil;
    }

    /** Notes an answer that decides nothing. After an error that we could read, the provider is done with that attempt. */
    void hear(PspAnswer answer, Instant now) {
        if (answer instanceof PspAnswer.Unclear || answer instanceof PspAnswer.Failed) {
            errors++;
        } else if (answer instanceof PspAnswer.NotFound) {
            missingThereAt = now;
        }
    }

    /**
     * Which attempt to send it is the next. A charge that the provider has not got may go as another one each time, since there is
     * one charge of an order; a cancel only after an error: one that is on its way would take as much once more.
     */
    int attempt(CardRequestKind kind) {
        return kind == CardRequestKind.CHARGE ? made : errors;
    }

    boolean areNone() {
        return made == 0;
    }

    boolean areAllMade() {
        return made >= EnquiryPlan.PERSONS_TURN;
    }

    /** Whether the provider has said since then that it has not got it. */
    boolean isMissingThere(Instant since) {
        return missingThereAt != null && !missingThereAt.isBefore(since);
    }

    /** When somebody looks at it next; null when it is decided. */
    @Nullable
    Instant nextStepAt() {
        return nextStepAt;
    }

    /** Whether it is to be carried out still; later it is undone. */
    boolean isWanted(Instant now) {
        return wantedUntil == null || now.isBefore(wantedUntil);
    }

    void lookAt(Instant time) {
        nextStepAt = time;
    }

    /** What could not be sent is tried again. */
    void lookLater(Instant now) {
        nextStepAt = now.plus(LATER);
    }

    void end() {
        nextStepAt = null;
    }

    /** Somebody is about to ask; the next time is then or later. */
    void ask(Instant next) {
        made++;
        nextStepAt = next;
    }

    /** The last one was not made after all. */
    void takeBack() {
        made = Math.max(0, made - 1);
    }

    /** The order is gone. */
    void unwant(Instant now) {
        if (isWanted(now)) {
            wantedUntil = now;
        }
    }

    /** The plan begins anew, now if not before. */
    void beginAnew(Instant now) {
        made = 0;
        nextStepAt = nextStepAt != null && nextStepAt.isBefore(now) ? nextStepAt : now;
    }

    /** Asked again when the plan says so. */
    void again(Instant now) {
        again(now, EnquiryPlan.next(made));
    }

    /** Asked again after the gap, or as soon as the order is gone; from then on by a plan that begins anew. */
    void again(Instant now, Duration gap) {
        nextStepAt = now.plus(gap);
        if (wantedUntil != null && isWanted(now) && !nextStepAt.isBefore(wantedUntil)) {
            nextStepAt = wantedUntil;
            made = 0;
        }
    }
}
