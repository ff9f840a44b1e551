package commerce.seller;

import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller says something of itself. What it changed is on record; the words themselves are not, which may be somebody's home. */
@Component
class DescribeShop {
    private final SellerRegister register;
    private final SellerProfiles profiles;
    private final AuditLog audit;

    DescribeShop(SellerRegister register, SellerProfiles profiles, AuditLog audit) {
        this.register = register;
        this.profiles = profiles;
        this.audit = audit;
    }

    /**
     * Says it in place of what was said; nothing happens when that is the same. Who is shut out for good says nothing more: everybody
     * would read it, and its buyers are told to trust it.
     *
     * @param seen how often it had been described when it was read
     * @throws DomainException {@link CommerceError#SHOP_CHANGED_MEANWHILE}, {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @RetriedOnConflict
    @Transactional
    public void describe(StaffCaller by, SellerId seller, ShopDescription says, int seen) {
        register.requireNotTerminated(seller);
        SellerProfile before = profiles.lock(seller);
        List<String> changed = says.differencesTo(before.says());
        if (changed.isEmpty()) {
            return;
        }
        if (before.changes() != seen) {
            throw new DomainException(CommerceError.SHOP_CHANGED_MEANWHILE);
        }
        profiles.describe(seller, says);
        audit.record(AuditActor.of(by), "commerce.seller-described", "seller", Long.toString(seller.value()),
                Map.of("changed", changed.toString()));
    }
}
