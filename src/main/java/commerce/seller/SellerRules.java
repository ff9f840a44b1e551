package commerce.seller;

import java.util.Map;
import java.util.Optional;

import commerce.catalogue.SellerStatus;

/** What may happen to a seller, by its status, and what it is then. A pair that is not here is refused. */
final class SellerRules {
    private static final Map<SellerStatus, Map<SellerHappening, SellerStatus>> NEXT = Map.of(SellerStatus.APPLIED,
            Map.of(SellerHappening.APPROVE, SellerStatus.APPROVED, SellerHappening.REFUSE, SellerStatus.REFUSED),
            SellerStatus.APPROVED,
            Map.of(SellerHappening.PAUSE, SellerStatus.PAUSED, SellerHappening.SUSPEND, SellerStatus.SUSPENDED,
                    SellerHappening.TERMINATE, SellerStatus.TERMINATED),
            SellerStatus.PAUSED,
            Map.of(SellerHappening.RESUME, SellerStatus.APPROVED, SellerHappening.SUSPEND, SellerStatus.SUSPENDED,
                    SellerHappening.TERMINATE, SellerStatus.TERMINATED),
            SellerStatus.SUSPENDED, Map.of(SellerHappening.LIFT, SellerStatus.APPROVED, SellerHappening.TERMINATE,
                    SellerStatus.TERMINATED));

    private SellerRules() {}

    static Optional<SellerStatus> next(SellerStatus status, SellerHappening happening) {
        return Optional.ofNullable(NEXT.getOrDefault(status, Map.of()).get(happening));
    }
}
