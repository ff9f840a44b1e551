package pay.approval;

import org.springframework.stereotype.Component;
import pay.merchant.MerchantId;
import pay.settlement.ReleasePayouts;
import platform.id.Tsid;

/** Lets a merchant's payouts go again. */
@Component
class LetPayoutsGo implements Enactment<Terms.PayoutRelease> {
    private final ReleasePayouts release;

    LetPayoutsGo(ReleasePayouts release) {
        this.release = release;
    }

    @Override
    public Class<Terms.PayoutRelease> terms() {
        return Terms.PayoutRelease.class;
    }

    @Override
    public void check(Terms.PayoutRelease terms) {
        release.check(merchant(terms), terms.heldSince());
    }

    @Override
    public String about(Terms.PayoutRelease terms) {
        return release.about(merchant(terms));
    }

    @Override
    public void enact(Tsid proposal, Terms.PayoutRelease terms) {
        release.release(merchant(terms), terms.heldSince());
    }

    private static MerchantId merchant(Terms.PayoutRelease terms) {
        return new MerchantId(terms.merchant().value());
    }
}
