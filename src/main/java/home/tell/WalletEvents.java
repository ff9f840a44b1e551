package home.tell;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.MerchantPaymentsCompleted;
import pay.events.TransfersCompleted;
import pay.events.WalletMoved;
import platform.event.Together;
import platform.money.Won;

/** What pay tells about wallets. */
@Component
class WalletEvents {
    private final KeepWallet wallet;

    WalletEvents(KeepWallet wallet) {
        this.wallet = wallet;
    }

    @ApplicationModuleListener(id = "home.wallet-moved")
    void on(WalletMoved event) {
        moved(List.of(event));
    }

    @Together(value = "home.wallet-moved", pace = Together.READ_MODEL)
    void moved(List<WalletMoved> events) {
        wallet.moved(events.stream().map(event -> new KeepWallet.Movement(event.movementId(), event.memberId(),
                event.sequence(), event.amount(), event.balance(), event.kind(), event.description(),
                event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.transfers-completed")
    void on(TransfersCompleted event) {
        wallet.moved(event.transfers().stream().flatMap(each -> Stream.of(
                of(each.sender(), each.amount().negated(), "TRANSFER", event),
                of(each.recipient(), each.amount(), "TRANSFER_IN", event))).toList());
    }

    @ApplicationModuleListener(id = "home.merchants-paid-by-wallet")
    void on(MerchantPaymentsCompleted event) {
        wallet.moved(event.payments().stream().flatMap(paid -> Stream.ofNullable(paid.money())
                .map(side -> new KeepWallet.Movement(side.movementId(), paid.memberId(), side.sequence(),
                        Won.of(-side.amount()), Won.of(side.balance()), "PAYMENT", paid.description(),
                        event.occurredAt())))
                .toList());
    }

    private static KeepWallet.Movement of(TransfersCompleted.Side side, Won amount, String kind,
            TransfersCompleted event) {
        return new KeepWallet.Movement(side.movementId(), side.memberId(), side.sequence(), amount, side.balance(),
                kind,
                side.description(), event.occurredAt());
    }
}
