package pay.wallet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** For what must not come into a wallet that is closed at the same time. */
@Component
public class KeepWalletOpen {
    private final OpenWallet openWallet;
    private final JdbcClient jdbc;

    KeepWalletOpen(OpenWallet openWallet, JdbcClient jdbc) {
        this.openWallet = openWallet;
        this.jdbc = jdbc;
    }

    /** Whether the wallet is open, made when there was none; nobody closes it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keepOpen(Tsid memberId) {
        openWallet.open(memberId);
        return jdbc.sql("select status = 'OPEN' from pay_wallet where member_id = ? for update")
                .param(memberId.value()).query(Boolean.class).single();
    }
}
