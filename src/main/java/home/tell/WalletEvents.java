package home.tell;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.WalletMoved;

/** What pay tells about wallets. */
@Component
class WalletEvents {
    private final KeepWallet wallet;

    WalletEvents(KeepWallet wallet) {
        this.wallet = wallet;
    }

    @ApplicationModuleListener(id = "home.wallet-moved")
    void on(WalletMoved event) {
        wallet.moved(new KeepWallet.Movement(event.movementId(), event.memberId(), event.sequence(), event.amount(),
                event.balance(), event.kind(), event.description(), event.occurredAt()));
    }
}
