package pay.point;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.wallet.FindWallet;
import platform.id.Tsid;

/** Reads what a member holds, and what of it lapses first. */
@Component
class ReadPoints {
    private final FindWallet wallets;
    private final PointLots lots;

    ReadPoints(FindWallet wallets, PointLots lots) {
        this.wallets = wallets;
        this.lots = lots;
    }

    /** @param next empty when there are none */
    record Points(long balance, Optional<PointLots.Expiry> next) {}

    @Transactional(readOnly = true)
    public Points read(Tsid memberId) {
        return new Points(wallets.points(memberId), lots.nextExpiry(memberId));
    }
}
