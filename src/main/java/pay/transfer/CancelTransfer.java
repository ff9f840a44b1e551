package pay.transfer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.fraud.Review;
import pay.fraud.Reviews;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes back what the sender sent to a phone number, while nobody has accepted it, or what is held for a review. */
@Component
class CancelTransfer {
    private final Transfers transfers;
    private final ReturnHeld returnHeld;
    private final Reviews reviews;
    private final ReviewedTransfers reviewed;

    CancelTransfer(Transfers transfers, ReturnHeld returnHeld, Reviews reviews,
            ReviewedTransfers reviewed) {
        this.transfers = transfers;
        this.returnHeld = returnHeld;
        this.reviews = reviews;
        this.reviewed = reviewed;
    }

    /**
     * Cancels it.
     *
     * @throws DomainException {@code TRANSFER_NOT_FOUND}, {@code TRANSFER_ENDED}
     */
    @RetriedOnConflict
    @Transactional
    public Transfer cancel(Tsid sender, TransferId id) {
        if (transfers.find(id).filter(transfer -> transfer.sender().equals(sender)).isEmpty()) {
            throw new DomainException(PayError.TRANSFER_NOT_FOUND);
        }
        return returnHeld.back(id, ReturnHeld.Reason.CANCELED)
                .or(() -> reviews.find(Tsid.of(id)).flatMap(
                        review -> reviewed.end(review, Review.State.CANCELED, null)))
                .orElseThrow(() -> new DomainException(PayError.TRANSFER_ENDED));
    }
}
