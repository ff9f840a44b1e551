package pay.topup;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.FindBankTransfer;
import platform.id.Tsid;

/** Reads a member's top-up. */
@Component
class ReadTopUp {
    private final FindBankTransfer transfers;

    ReadTopUp(FindBankTransfer transfers) {
        this.transfers = transfers;
    }

    @Transactional(readOnly = true)
    public Optional<TopUp> read(Tsid memberId, TopUpId id) {
        return transfers.find(new BankTransferId(id.value()))
                .filter(transfer -> transfer.purpose() == BankTransfer.Purpose.TOP_UP
                        && transfer.memberId().equals(memberId))
                .map(TopUp::of);
    }
}
