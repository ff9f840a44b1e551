package commerce.access;

import java.util.Set;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;

/** Issues a key for one of a seller's systems. */
@Component
class IssueSellerKey {
    private final MakeSellerKey make;

    IssueSellerKey(MakeSellerKey make) {
        this.make = make;
    }

    /** Issues one: its secret is to be shown once. */
    @RetriedOnConflict
    @Transactional
    public SellerKeys.Secret issue(StaffCaller by, SellerId seller, String name, Set<SellerScope> scopes) {
        return make.make(by, seller, name, scopes);
    }
}
