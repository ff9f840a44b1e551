package pay.topup;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import pay.bank.BankRefusal;
import pay.bank.BankTransfer;
import pay.error.PayError;
import platform.money.Won;

/** A top-up as its member sees it: a bank transfer into the wallet. */
record TopUp(TopUpId id, BankAccountId bankAccountId, Won amount, Status status, @Nullable BankRefusal refusal,
        Instant requestedAt, @Nullable Instant decidedAt) {
    /** {@code PENDING}: the bank has not answered yet; it is being asked. */
    enum Status {
        PENDING, COMPLETED, REFUSED
    }

    static TopUp of(BankTransfer transfer) {
        Status status = switch (transfer.status()) {
            case HELD_FOR_REVIEW, WAITING, SENT, UNKNOWN -> Status.PENDING;
            case DONE -> Status.COMPLETED;
            case REFUSED -> Status.REFUSED;
        };
        return new TopUp(new TopUpId(transfer.id().value()), transfer.bankAccountId(), transfer.amount(), status,
                transfer.refusal(), transfer.createdAt(), transfer.decidedAt());
    }

    /** Why a refused one was refused, as a code of ours. */
    PayError refusalCode() {
        return switch (Objects.requireNonNull(refusal)) {
            case SHORT -> PayError.TOP_UP_SHORT_AT_BANK;
            case CLOSED -> PayError.TOP_UP_ACCOUNT_CLOSED;
            case CANCELED, REVIEW -> PayError.TOP_UP_NOT_CARRIED_OUT;
            case MAINTENANCE -> PayError.BANK_UNDER_MAINTENANCE;
        };
    }
}
