package pay.card;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;
import pay.enquiry.EnquiryPlan;

/** When somebody looks at a card request next, how often somebody has asked what came of it, and until when it is wanted. */
@Embeddable
class CardEnquiries {
    private static final Duration LATER = Duration.ofMinutes(1);

    @Column(name = "enquiries")
    private int made;
    private @Nullable Instant nextStepAt;
    private @Nullable Instant wantedUntil;
    private @Nullable Instant missingThereAt;

    protected CardEnquiries() {}

    CardEnquiries(Instant nextStepAt, @Nullable Instant wantedUntil) {
        this.nextStepAt = nextStepAt;
        this.wantedUntil = wantedUntil;
    }

    boolean areNone() {
        return made == 0;
    }

    boolean areAllMade() {
        return made >= EnquiryPlan.PERSONS_TURN;
    }

    /** The provider says that it has not got it. */
    void missThere(Instant now) {
        missingThereAt = now;
    }

    /** Whether it has said so since then. */
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
