package pay.wallet;

import member.events.MemberJoined;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the wallet does about members. */
@Component
class MemberEvents {
    private final OpenWallet openWallet;

    MemberEvents(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @ApplicationModuleListener(id = "pay.wallet-on-member-joined")
    void on(MemberJoined joined) {
        openWallet.open(joined.memberId());
    }
}
