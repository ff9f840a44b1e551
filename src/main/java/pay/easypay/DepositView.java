package pay.easypay;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.bank.BankCode;
import pay.virtualaccount.VirtualAccount;
import platform.money.Won;

/**
 * The virtual account of a payment, as its member and its merchant see it.
 *
 * @param accountNumber null until the merchant has confirmed, and of one that was given up before
 * @param holder whose name the payer sees at the bank
 * @param amount what has to be deposited, at once and to the won
 * @param dueDate until when, by the bank's clock
 */
@Schema(name = "PaymentVirtualAccount")
public record DepositView(@Schema(example = "088") String bankCode, @Schema(example = "신한은행") String bank,
        @Schema(example = "79012345678901") @Nullable String accountNumber, @Schema(example = "감귤상회") String holder,
        @Schema(example = "37400") Won amount, Instant dueDate) {
    private static final long TEST_NUMBERS = 1_000_000_000_000L;

    static DepositView of(VirtualAccount account, MerchantPayment payment) {
        boolean isGivenOut = account.state() == VirtualAccount.State.WAITING
                || account.state() == VirtualAccount.State.PAID;
        return new DepositView(account.bank().code(), account.bank().label(), isGivenOut ? account.number() : null,
                payment.ask().merchantName(), account.amount(), account.dueAt());
    }

    /** In test mode no bank gives one out: a number that is nobody's. */
    static DepositView ofTest(MerchantPayment payment, Instant dueAt) {
        boolean isGivenOut = payment.state() == PaymentState.WAITING_FOR_DEPOSIT
                || payment.captured().total().isPositive();
        return new DepositView(BankCode.SHINHAN.code(), BankCode.SHINHAN.label(),
                isGivenOut ? "00%012d".formatted(Math.floorMod(payment.id(), TEST_NUMBERS)) : null,
                payment.ask().merchantName(), payment.ask().total(), dueAt);
    }
}
