package commerce.seller;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller goes on no holiday after all. */
@Component
class WithdrawHoliday {
    private final SellerRegister register;
    private final SellerProfiles profiles;
    private final AuditLog audit;

    WithdrawHoliday(SellerRegister register, SellerProfiles profiles, AuditLog audit) {
        this.register = register;
        this.profiles = profiles;
        this.audit = audit;
    }

    /**
     * Withdraws the one that is planned; nothing happens when none is.
     *
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_IN_OTHER_STATE} when it is on it:
     *     {@link EndHoliday} ends that
     */
    @RetriedOnConflict
    @Transactional
    public void withdraw(StaffCaller by, SellerId seller) {
        SellerStatus status = register.lock(seller)
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND)).status();
        if (status == SellerStatus.PAUSED) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status.name());
        }
        if (profiles.forgetHoliday(seller)) {
            audit.record(AuditActor.of(by), "commerce.holiday-withdrawn", "seller", seller);
        }
    }
}
