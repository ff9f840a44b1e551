package commerce.access;

import java.time.Clock;
import java.time.Duration;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Issues a key in the place of another, which lives on for a day, for the seller's systems to take the new one over. */
@Component
class RotateSellerKey {
    static final Duration OVERLAP = Duration.ofHours(24);

    private final MakeSellerKey make;
    private final ReadSellerKeys read;
    private final SellerKeys keys;
    private final Clock clock;

    RotateSellerKey(MakeSellerKey make, ReadSellerKeys read, SellerKeys keys, Clock clock) {
        this.make = make;
        this.read = read;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Issues it.
     *
     * @throws DomainException {@link CommerceError#SELLER_KEY_NOT_FOUND}: none of this seller's that does not end already
     */
    @RetriedOnConflict
    @Transactional
    public SellerKeys.Secret rotate(StaffCaller by, SellerId seller, SellerKeyId id) {
        SellerKey old = read.of(seller).stream().filter(key -> key.id().equals(id)).findFirst()
                .orElseThrow(RotateSellerKey::none);
        SellerKeys.Secret made = make.make(by, seller, old.name(), old.scopes());
        if (!keys.expire(seller, id, clock.instant().plus(OVERLAP))) {
            throw none();
        }
        return made;
    }

    private static DomainException none() {
        return new DomainException(CommerceError.SELLER_KEY_NOT_FOUND);
    }
}
