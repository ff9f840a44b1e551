package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.wallet.FindWallet;
import pay.wallet.Wallet;

/** Takes the transfers of which the next call is due, each for one caller. */
@Component
class BankSteps {
    private final BankTransfers transfers;
    private final FindWallet wallets;
    private final Clock clock;

    BankSteps(BankTransfers transfers, FindWallet wallets, Clock clock) {
        this.transfers = transfers;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** Notes, for at most {@code most} due transfers, that the calls returned are about to be made. */
    @Transactional
    public List<BankStep> take(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transfers.findByProgressNextStepAtLessThanEqualOrderByProgressNextStepAt(now, Limit.of(most)).stream()
                .flatMap(transfer -> transfer.next(now, isFrozen(transfer)).map(call -> step(transfer, call)).stream())
                .toList();
    }

    private boolean isFrozen(BankTransfer transfer) {
        return transfer.isOfAMember() && wallets.find(transfer.memberId()).filter(Wallet::isFrozen).isPresent();
    }

    /**
     * The first call of a transfer that was recorded as sent. None of another: that is sent by who takes it, or not at all; nor when
     * somebody has asked what came of it.
     */
    @Transactional(readOnly = true)
    public Optional<BankStep> first(BankTransferId id) {
        return transfers.findById(id.value()).filter(BankTransfer::isItsCallersTurn)
                .map(transfer -> step(transfer, BankStep.Call.REQUEST));
    }

    @Transactional(readOnly = true)
    public BankTransfer find(BankTransferId id) {
        return transfers.findById(id.value()).orElseThrow();
    }

    private static BankStep step(BankTransfer transfer, BankStep.Call call) {
        return new BankStep(transfer.id(), transfer.direction(), transfer.bankAccountId(), transfer.amount().amount(),
                transfer.text(), call);
    }
}
