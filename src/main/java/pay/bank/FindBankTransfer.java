package pay.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Reads transfers. */
@Component
public class FindBankTransfer {
    /** Not decided yet. */
    static final Set<BankTransfer.Status> OPEN = Set.of(BankTransfer.Status.HELD_FOR_REVIEW,
            BankTransfer.Status.WAITING, BankTransfer.Status.SENT,
            BankTransfer.Status.UNKNOWN);

    private final BankTransfers transfers;

    FindBankTransfer(BankTransfers transfers) {
        this.transfers = transfers;
    }

    @Transactional(readOnly = true)
    public Optional<BankTransfer> find(BankTransferId id) {
        return transfers.findById(id.value());
    }

    /** One of which nobody else records an answer before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BankTransfer> lock(BankTransferId id) {
        return transfers.lockById(id.value());
    }

    /** A member's transfers of one purpose with ids below {@code before}, latest first. */
    @Transactional(readOnly = true)
    public List<BankTransfer> of(Tsid memberId, BankTransfer.Purpose purpose, long before, int most) {
        return transfers.findByMemberIdAndPurposeAndIdLessThanOrderByIdDesc(memberId.value(), purpose, before,
                Limit.of(most));
    }

    /** Whether one of the last 500 of a purpose brought money to an account before a time. */
    @Transactional(readOnly = true)
    public boolean anyDone(BankAccount account, BankTransfer.Purpose purpose, Instant before) {
        return transfers
                .findByMemberIdAndPurposeAndIdLessThanOrderByIdDesc(account.memberId().value(), purpose, Long.MAX_VALUE,
                        Limit.of(500))
                .stream().anyMatch(each -> each.bankAccountId().equals(account.id())
                        && each.status() == BankTransfer.Status.DONE && each.createdAt().isBefore(before));
    }

    /** How many others of the member's that counted against their limits on a day were refused. */
    @Transactional(readOnly = true)
    public int refusedBeside(BankTransfer transfer, LocalDate countedOn) {
        return transfers.countByMemberIdAndProgressStatusAndCountedOnAndIdNot(transfer.memberId().value(),
                BankTransfer.Status.REFUSED, countedOn, transfer.id().value());
    }

    /** Whether a transfer of the member's is not decided yet. */
    @Transactional(readOnly = true)
    public boolean anyOpen(Tsid memberId) {
        return transfers.existsByMemberIdAndProgressStatusIn(memberId.value(), OPEN);
    }

    /** The same of one purpose. */
    @Transactional(readOnly = true)
    public boolean anyOpen(Tsid memberId, BankTransfer.Purpose purpose) {
        return transfers.existsByMemberIdAndProgressStatusInAndPurpose(memberId.value(), OPEN, purpose);
    }
}
