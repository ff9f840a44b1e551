package pay.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;

/** Takes the transfers of which the next call is due, each for one caller. */
@Component
class BankSteps {
    private final BankTransfers transfers;
    private final Clock clock;

    BankSteps(BankTransfers transfers, Clock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    /** Notes, for at most {@code most} due transfers, that the calls returned are about to be made. */
    @Transactional
    public List<BankStep> take(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transfers.findByNextStepAtLessThanEqualOrderByNextStepAt(now, Limit.of(most)).stream().map(transfer -> {
            boolean enquiry = transfer.status() != BankTransfer.Status.WAITING;
            if (enquiry) {
                transfer.enquire(now, EnquiryPlan.PATIENCE);
            } else {
                transfer.send(now, EnquiryPlan.PATIENCE);
            }
            return step(transfer, enquiry);
        }).toList();
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
