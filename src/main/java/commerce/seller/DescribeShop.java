package commerce.seller;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;

/** A seller says something of itself. */
@Component
class DescribeShop {
    private final SellerProfiles profiles;
    private final AuditLog audit;

    DescribeShop(SellerProfiles profiles, AuditLog audit) {
        this.profiles = profiles;
        this.audit = audit;
    }

    @Transactional
    public void describe(StaffCaller by, SellerId seller, String introduction, String phone) {
        profiles.describe(seller, introduction, phone);
        audit.record(AuditActor.of(by), "commerce.seller-described", "seller", seller);
    }
}
