package loan.comparison;

import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Finds offers for those who go on with one. */
@Service
public class FindOffer {
    private final Offers offers;
    private final Comparisons comparisons;

    FindOffer(Offers offers, Comparisons comparisons) {
        this.offers = offers;
        this.comparisons = comparisons;
    }

    /**
     * An offer that was made to a member.
     *
     * @throws DomainException {@code OFFER_NOT_FOUND}, also when it was made to another
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Offer of(Tsid member, OfferId id) {
        return offers.find(id)
                .filter(offer -> comparisons.find(offer.comparisonId())
                        .filter(comparison -> comparison.memberId().equals(member)).isPresent())
                .orElseThrow(() -> new DomainException(LoanError.OFFER_NOT_FOUND));
    }

    /** An offer that is known to be there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Offer any(OfferId id) {
        return offers.find(id).orElseThrow();
    }
}
