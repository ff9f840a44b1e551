package pay.virtualaccount;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * The virtual account of a payment, as its member and its merchant see it.
 *
 * @param accountNumber null until it is given out, and of one that was given up before
 * @param holder whose name the payer sees at the bank
 * @param amount what has to be deposited, at once and to the won
 * @param dueDate until when, by the bank's clock
 */
@Schema(name = "PaymentVirtualAccount")
public record DepositView(@Schema(example = "088") String bankCode, @Schema(example = "신한은행") String bank,
        @Schema(example = "79012345678901") @Nullable String accountNumber, @Schema(example = "감귤상회") String holder,
        @Schema(example = "37400") Won amount, Instant dueDate) {
    /** With its number as long as the deposit is awaited, and after it has come. */
    public static DepositView of(VirtualAccount account, String holder) {
        boolean isGivenOut = account.state() == VirtualAccount.State.WAITING
                || account.state() == VirtualAccount.State.PAID;
        return new DepositView(account.bank().code(), account.bank().label(), isGivenOut ? account.number() : null,
                holder, account.amount(), account.dueAt());
    }
}
