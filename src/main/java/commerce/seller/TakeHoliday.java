package commerce.seller;

import java.time.LocalDate;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A seller goes on holiday: nothing of it is sold meanwhile, and what was ordered before goes on. */
@Component
class TakeHoliday {
    private final SellerRegister register;
    private final SellerProfiles profiles;
    private final ChangeSeller change;
    private final BusinessDays days;
    private final AuditLog audit;

    TakeHoliday(SellerRegister register, SellerProfiles profiles, ChangeSeller change, BusinessDays days,
            AuditLog audit) {
        this.register = register;
        this.profiles = profiles;
        this.change = change;
        this.days = days;
        this.audit = audit;
    }

    /**
     * Plans it; one that begins today begins at once. While the seller is on one, only its last day can be changed: there is room for
     * one, and another in its place would leave the shop closed until then.
     *
     * @param from its first day, in Seoul; of one that has begun, any that has
     * @param until its last day
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_HOLIDAY_INVALID},
     *     {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @RetriedOnConflict
    @Transactional
    public void plan(StaffCaller by, SellerId seller, LocalDate from, LocalDate until) {
        LocalDate today = days.today();
        boolean away = register.lock(seller).orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND))
                .status() == SellerStatus.PAUSED;
        if (until.isBefore(from) || (away ? from.isAfter(today) || until.isBefore(today) : from.isBefore(today))
                || until.isAfter(today.plusYears(1))) {
            throw new DomainException(CommerceError.SELLER_HOLIDAY_INVALID);
        }
        audit.record(AuditActor.of(by), "commerce.holiday-planned", "seller", Tsid.of(seller).toString(),
                Map.of("from", from.toString(), "until", until.toString()));
        if (away) {
            profiles.until(seller, until);
            return;
        }
        profiles.plan(seller, from, until);
        if (from.equals(today)) {
            change.change(seller, SellerHappening.PAUSE, AuditActor.of(by), "HOLIDAY");
        }
    }
}
