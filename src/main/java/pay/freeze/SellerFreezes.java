package pay.freeze;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Whether what is owed to a seller of commerce's may leave for its bank account. */
@Component
public class SellerFreezes {
    private final Freezes freezes;

    SellerFreezes(Freezes freezes) {
        this.freezes = freezes;
    }

    /** Whether it is frozen; for who has locked the balance of what is owed to it, since whoever freezes it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stand(Tsid seller) {
        return !freezes.of(Freeze.Subject.SELLER, seller).isEmpty();
    }
}
