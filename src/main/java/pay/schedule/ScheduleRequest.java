package pay.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.error.PayError;
import pay.transfer.Addressee;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What to send, and when.
 *
 * @param to a member's id, or a phone number; with this or {@code account}
 * @param account a bank account, anybody's
 * @param memo both sides see it; of what goes to an account the sender alone
 * @param date of one that is made once
 * @param dayOfWeek of one that is made weekly
 * @param dayOfMonth of one that is made monthly; of a shorter month it is the last day
 * @param lastOn the last day that is planned, at most; with this or {@code times}, or neither
 * @param times how many days are planned
 */
@Schema(name = "ScheduledTransferRequest")
record ScheduleRequest(
        @Schema(example = "01012345678") @Pattern(regexp = Addressee.PATTERN) @Nullable String to,
        // Left out of what a key stands for when it is absent, as by the release before, which knows no accounts.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid @Nullable Account account,
        @Schema(example = "300000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
        @Schema(example = "월세") @Size(min = 1, max = 50) @Nullable String memo, @NotNull Rhythm.Repeats repeats,
        @Schema(example = "2026-12-24") @Nullable LocalDate date, @Nullable DayOfWeek dayOfWeek,
        @Schema(example = "31") @Min(1) @Max(31) @Nullable Integer dayOfMonth,
        @Schema(example = "2027-12-31") @Nullable LocalDate lastOn,
        @Schema(example = "12") @Min(1) @Max(1_000) @Nullable Integer times, @NotNull BusinessDayRule businessDays) {
    private static final int LAST_YEAR = 9999;

    /**
     * A bank account.
     *
     * @param text what its statement shows
     */
    @Schema(name = "ScheduledTransferAccount")
    record Account(@Schema(example = "088") @NotNull @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @Schema(description = "digits without dashes", example = "110123456789") @NotNull @Pattern(regexp = AccountNumber.PATTERN) String accountNumber,
            @Schema(example = "김마당 월세") @NotNull @Pattern(regexp = "[가-힣A-Za-z0-9 ]{1,10}") String text) {
        private AccountOrder toOrder() {
            return new AccountOrder(BankCode.of(bankCode).orElseThrow(), new AccountNumber(accountNumber), text);
        }

        @Override
        public String toString() {
            return "Account[" + bankCode + "]";
        }
    }

    /**
     * The order, if its parts fit together.
     *
     * @throws DomainException {@code SCHEDULE_PLAN_INVALID}, {@code SCHEDULE_PAYEE_INVALID}
     */
    ScheduleOrder toOrder() {
        return new ScheduleOrder(to == null ? null : Addressee.parse(to),
                account == null ? null : account.toOrder(), amount, memo,
                new Plan(rhythm(), businessDays, lastOn, times));
    }

    private Rhythm rhythm() {
        boolean open = lastOn == null && times == null;
        boolean oneEnd = (lastOn == null || times == null) && isOfOurTime(lastOn);
        boolean oneDay = Stream.of(date, dayOfWeek, dayOfMonth).filter(day -> day != null).count() == 1;
        if (oneDay && repeats == Rhythm.Repeats.ONCE && date != null && isOfOurTime(date) && open) {
            return new Rhythm.Once(date);
        } else if (oneDay && repeats == Rhythm.Repeats.WEEKLY && dayOfWeek != null && oneEnd) {
            return new Rhythm.Weekly(dayOfWeek);
        } else if (oneDay && repeats == Rhythm.Repeats.MONTHLY && dayOfMonth != null && oneEnd) {
            return new Rhythm.Monthly(dayOfMonth);
        }
        throw new DomainException(PayError.SCHEDULE_PLAN_INVALID);
    }

    private static boolean isOfOurTime(@Nullable LocalDate day) {
        return day == null || (day.getYear() > 0 && day.getYear() <= LAST_YEAR);
    }
}
