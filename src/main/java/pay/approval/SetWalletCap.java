package pay.approval;

import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** What a wallet may hold. */
@Component
class SetWalletCap implements Enactment<Terms.WalletCap> {
    private final LimitRows rows;

    SetWalletCap(LimitRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<Terms.WalletCap> terms() {
        return Terms.WalletCap.class;
    }

    @Override
    public void check(Terms.WalletCap terms) {
        rows.check(terms.from(), terms.most());
    }

    @Override
    public void enact(Tsid proposal, Terms.WalletCap terms) {
        check(terms);
        rows.insert("insert into pay_wallet_cap (valid_from, cap, proposal_id) values (?, ?, ?)", terms.from(),
                terms.most(), proposal.value());
    }
}
