package pay.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.Finding;
import pay.fraud.Review;
import pay.fraud.Reviews;
import pay.ledger.Posted;
import pay.payee.Payee;
import pay.payee.PhoneBook;
import platform.id.Tsid;

/** Writes all that stands beside the ledger of transfers that were posted, many rows a statement. */
@Component
class WriteTransfers {
    private final Transfers transfers;
    private final HeldTransfers held;
    private final CompleteTransfers complete;
    private final SuspendTransfers suspend;
    private final Reviews reviews;
    private final PhoneBook phones;

    WriteTransfers(Transfers transfers, HeldTransfers held, CompleteTransfers complete,
            SuspendTransfers suspend, Reviews reviews, PhoneBook phones) {
        this.transfers = transfers;
        this.held = held;
        this.complete = complete;
        this.suspend = suspend;
        this.reviews = reviews;
        this.phones = phones;
    }

    /** One that was posted, or held. */
    record Entry(Draft draft, Transfer transfer, Posted posted) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Entry> entries, Instant now) {
        List<HeldTransfers.Held> waiting = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        List<SuspendTransfers.Suspended> suspended = new ArrayList<>();
        List<CompleteTransfers.Completed> completed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Draft draft = entry.draft();
            Payee recipient = draft.recipient();
            if (draft.review() != null) {
                reviews.add(review(draft, draft.review(), entry.posted(), now));
            } else if (recipient == null) {
                waiting.add(new HeldTransfers.Held(draft.id(), draft.order().sender(), draft.phone(),
                        entry.posted().only(), Objects.requireNonNull(entry.transfer().acceptBy())));
            } else if (recipient.isFrozen()) {
                suspended.add(new SuspendTransfers.Suspended(entry.transfer(), entry.posted(),
                        draft.sender().wallet()));
            } else {
                completed.add(new CompleteTransfers.Completed(entry.transfer(), entry.posted(),
                        draft.sender().wallet(), recipient.wallet()));
            }
        }
        transfers.insert(entries.stream()
                .map(entry -> new Transfers.Row(entry.transfer(), entry.draft().sealedMemo())).toList());
        held.insert(waiting);
        if (!reviews.isEmpty()) {
            this.reviews.insert(reviews);
        }
        complete.complete(completed, now);
        suspend.suspend(suspended, now);
    }

    private Review review(Draft draft, Finding finding, Posted posted, Instant now) {
        Payee recipient = draft.recipient();
        return new Review(Tsid.of(draft.id()), draft.decision(finding),
                recipient == null ? null : recipient.memberId(),
                recipient == null ? phones.seal(draft.phone(), Reviews.TABLE, draft.id().value()) : null,
                posted.only(), now, reviews.lapse(now));
    }
}
