package commerce.claim;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.shipment.ExchangeParcels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.time.BusinessDays;

/**
 * How long a seller has for what a claim waits for. A stop that is not answered by then is granted; of a return or an exchange its buyer can
 * ask Madang to decide from then on, and money that comes later costs interest.
 */
@Component
class SellersTime {
    private final ExchangeParcels parcels;
    private final BusinessDays days;

    SellersTime(ExchangeParcels parcels, BusinessDays days) {
        this.parcels = parcels;
        this.days = days;
    }

    /** Its end; null when nothing is asked of the seller. */
    @Nullable
    Instant end(Claim claim) {
        return ends(List.of(claim)).get(claim.id());
    }

    /** Of each of these of whose seller something is asked. */
    Map<ClaimId, Instant> ends(List<Claim> claims) {
        Map<Tsid, Instant> sent = parcels.sentAt(claims.stream()
                .filter(each -> each.status() == ClaimStatus.RESHIPPED).map(Claim::itemId).toList());
        Map<ClaimId, Instant> ends = new HashMap<>();
        for (Claim each : claims) {
            Instant end = end(each, sent);
            if (end != null) {
                ends.put(each.id(), end);
            }
        }
        return ends;
    }

    private @Nullable Instant end(Claim claim, Map<Tsid, Instant> sentAt) {
        return switch (claim.status()) {
            case REQUESTED -> claim.kind() == ClaimKind.CANCEL
                    ? claim.answerBy()
                    : ClaimTerms.endOf(days, claim.openedAt(), ClaimTerms.BUSINESS_DAYS_TO_ANSWER);
            case ACCEPTED -> claim.openedAt().plus(ClaimTerms.TO_COLLECT);
            case COLLECTED, ON_HOLD -> claim.refundBy();
            // Since it was sent: a number that is corrected again and again is no reason to wait longer.
            case RESHIPPED -> {
                Instant sent = sentAt.get(Tsid.of(claim.id()));
                yield sent == null ? claim.refundBy() : sent.plus(ClaimTerms.TO_ARRIVE);
            }
            case DISPUTED, REFUNDING, DONE, REJECTED, WITHDRAWN -> null;
        };
    }
}
