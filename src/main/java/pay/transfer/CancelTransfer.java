package pay.transfer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes back what the sender sent to a phone number, while nobody has accepted it. */
@Component
class CancelTransfer {
    private final Transfers transfers;
    private final ReturnHeld returnHeld;

    CancelTransfer(Transfers transfers, ReturnHeld returnHeld) {
        this.transfers = transfers;
        this.returnHeld = returnHeld;
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
                .orElseThrow(() -> new DomainException(PayError.TRANSFER_ENDED));
    }
}
