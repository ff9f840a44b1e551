package pay.transfer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Returns one held transfer whose time is over; nothing when somebody else has ended it. */
@Component
class ReturnOverdue {
    private final ReturnHeld returnHeld;

    ReturnOverdue(ReturnHeld returnHeld) {
        this.returnHeld = returnHeld;
    }

    @RetriedOnConflict
    @Transactional
    public boolean giveBack(TransferId id) {
        return returnHeld.back(id, ReturnHeld.Reason.EXPIRED).isPresent();
    }
}
