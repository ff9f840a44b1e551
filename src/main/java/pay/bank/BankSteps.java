package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.Due;
import pay.wallet.FindWallet;
import pay.wallet.Wallet;
import platform.database.RetriedOnConflict;

/** Takes the transfers of which the next call is due, each for one caller. */
@Component
class BankSteps {
    private static final String DUE = "select id from pay_bank_transfer where next_step_at <= ?"
            + " order by next_step_at limit ? for update skip locked";
    private static final String PUT_OFF = "update pay_bank_transfer set next_step_at = ?, version = version + 1 where id = ?";

    private final BankTransfers transfers;
    private final FindWallet wallets;
    private final JdbcClient jdbc;
    private final Clock clock;

    BankSteps(BankTransfers transfers, FindWallet wallets, JdbcClient jdbc, Clock clock) {
        this.transfers = transfers;
        this.wallets = wallets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes at most {@code most} due transfers. */
    @Transactional
    public List<Due> take(int most) {
        return Due.take(jdbc, DUE, PUT_OFF, now(), most);
    }

    /** Notes that the next call for one that was taken is about to be made. None while it waits, or when it is not the caller's any more. */
    @RetriedOnConflict
    @Transactional
    public Optional<BankStep> next(Due due) {
        return transfers.lockById(due.id()).filter(transfer -> due.isStill(transfer.nextStepAt()))
                .flatMap(transfer -> transfer.next(now(), isFrozen(transfer)).map(call -> step(transfer, call)));
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static BankStep step(BankTransfer transfer, BankStep.Call call) {
        return new BankStep(transfer.id(), transfer.direction(), transfer.bankAccountId(), transfer.amount().amount(),
                transfer.text(), call);
    }
}
