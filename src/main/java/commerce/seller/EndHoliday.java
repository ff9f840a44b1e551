package commerce.seller;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller is back before its holiday is over. */
@Component
class EndHoliday {
    private final SellerProfiles profiles;
    private final ChangeSeller change;

    EndHoliday(SellerProfiles profiles, ChangeSeller change) {
        this.profiles = profiles;
        this.change = change;
    }

    /**
     * Ends it.
     *
     * @throws DomainException {@link CommerceError#SELLER_IN_OTHER_STATE} when it is on none
     */
    @RetriedOnConflict
    @Transactional
    public void end(StaffCaller by, SellerId seller) {
        change.change(seller, SellerHappening.RESUME, AuditActor.of(by), "BACK_EARLY");
        profiles.forgetHoliday(seller);
    }
}
