package commerce.seller;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Service;

/** What a seller's late dispatches have cost it. */
@Service
public class PenaltyPoints {
    private final SellerPenalties penalties;

    PenaltyPoints(SellerPenalties penalties) {
        this.penalties = penalties;
    }

    /** Those of the last 30 days. */
    public int of(SellerId seller) {
        return penalties.points(seller);
    }
}
