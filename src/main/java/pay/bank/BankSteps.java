package pay.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;
import pay.wallet.FindWallet;
import pay.wallet.Wallet;

/** Takes the transfers of which the next call is due, each for one caller. */
@Component
class BankSteps {
    private static final Duration FROZEN_FOR = Duration.ofMinutes(10);

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
        return transfers.findByNextStepAtLessThanEqualOrderByNextStepAt(now, Limit.of(most)).stream()
                .filter(transfer -> !staysForAFreeze(transfer, now)).map(transfer -> {
                    boolean enquiry = transfer.status() != BankTransfer.Status.WAITING;
                    if (enquiry) {
                        transfer.enquire(now, EnquiryPlan.PATIENCE);
                    } else {
                        transfer.send(now, EnquiryPlan.PATIENCE);
                    }
                    return step(transfer, enquiry);
                }).toList();
    }

    /** What was not sent yet of a member's money does not go while their wallet is frozen. */
    private boolean staysForAFreeze(BankTransfer transfer, Instant now) {
        boolean stays = transfer.status() == BankTransfer.Status.WAITING && transfer.isOfAMember()
                && wallets.find(transfer.memberId()).filter(Wallet::isFrozen).isPresent();
        if (stays) {
            transfer.waitUntil(now.plus(FROZEN_FOR));
        }
        return stays;
    }

    /** The first call of a transfer that was recorded as sent. */
    @Transactional(readOnly = true)
    public BankStep first(BankTransferId id) {
        return step(transfers.findById(id.value()).orElseThrow(), false);
    }

    private static BankStep step(BankTransfer transfer, boolean enquiry) {
        return new BankStep(transfer.id(), transfer.direction(), transfer.bankAccountId(), transfer.amount().amount(),
                transfer.text(), enquiry);
    }
}
