package pay.withdrawal;

import java.time.Instant;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.bank.BankAccount;
import pay.bank.BankRefusal;
import pay.bank.BankTransfer;
import pay.error.PayError;
import platform.money.Won;

/**
 * A withdrawal as its member sees it.
 *
 * @param text what the account's statement shows
 * @param decidedAt when the bank carried it out or refused it; null while it is not known
 */
record Withdrawal(@Schema(example = "695784701952131072") WithdrawalId id, @Schema(example = "088") String bankCode,
        @Schema(example = "신한은행") String bankName, @Schema(example = "****6789") String maskedNumber,
        @Schema(example = "김마당 월세") String text, @Schema(example = "50000") Won amount, Status status,
        @Nullable PayError refusal, Instant requestedAt, @Nullable Instant decidedAt) {
    /**
     * {@code HELD_FOR_REVIEW}: somebody here looks at it first. {@code PENDING}: the bank has not answered yet; it is being asked. The
     * money is held in the wallet meanwhile.
     */
    @Schema(name = "WithdrawalStatus")
    enum Status {
        HELD_FOR_REVIEW, PENDING, COMPLETED, REFUSED
    }

    static Withdrawal of(BankTransfer transfer, String text, BankAccount to) {
        Status status = switch (transfer.status()) {
            case HELD_FOR_REVIEW -> Status.HELD_FOR_REVIEW;
            case WAITING, SENT, UNKNOWN -> Status.PENDING;
            case DONE -> Status.COMPLETED;
            case REFUSED -> Status.REFUSED;
        };
        return new Withdrawal(new WithdrawalId(transfer.id().value()), to.bank().code(), to.bank().label(),
                "****" + to.lastFour(), text, transfer.amount(), status,
                status == Status.REFUSED ? code(Objects.requireNonNull(transfer.refusal())) : null,
                transfer.createdAt(), transfer.decidedAt());
    }

    /** How a bank's refusal is called. */
    static PayError code(BankRefusal refusal) {
        return switch (refusal) {
            case CLOSED -> PayError.WITHDRAWAL_ACCOUNT_CLOSED;
            case MAINTENANCE -> PayError.BANK_UNDER_MAINTENANCE;
            case REVIEW -> PayError.TRANSFER_REFUSED;
            case SHORT, CANCELED -> PayError.WITHDRAWAL_NOT_CARRIED_OUT;
        };
    }
}
