package commerce.seller;

import java.time.LocalDate;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A seller goes on holiday: nothing of it is sold meanwhile, and what was ordered before goes on. */
@Component
class TakeHoliday {
    private final SellerProfiles profiles;
    private final ChangeSeller change;
    private final BusinessDays days;

    TakeHoliday(SellerProfiles profiles, ChangeSeller change, BusinessDays days) {
        this.profiles = profiles;
        this.change = change;
        this.days = days;
    }

    /**
     * Plans it; one that begins today begins at once.
     *
     * @param until its last day, in Seoul
     * @throws DomainException {@link CommerceError#SELLER_HOLIDAY_INVALID}, {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @RetriedOnConflict
    @Transactional
    public void plan(StaffCaller by, SellerId seller, LocalDate from, LocalDate until) {
        LocalDate today = days.today();
        if (until.isBefore(from) || from.isBefore(today) || until.isAfter(today.plusYears(1))) {
            throw new DomainException(CommerceError.SELLER_HOLIDAY_INVALID);
        }
        profiles.plan(seller, from, until);
        if (from.equals(today)) {
            change.change(seller, SellerHappening.PAUSE, AuditActor.of(by), "HOLIDAY");
        }
    }
}
