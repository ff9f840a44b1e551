package pay.easypay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long a part that is deposited at a virtual account is awaited, one of the two; named as in Toss Payments' core API
 * (https://docs.tosspayments.com/reference).
 *
 * @param validHours from the member's approval on
 * @param dueDate within thirty days
 */
record DepositRequest(@Schema(example = "24") @Min(1) @Max(DepositDeadline.MOST_HOURS) @Nullable Integer validHours,
        @Schema(example = "2026-12-04T23:59:59+09:00") @Nullable Instant dueDate) {
    DepositDeadline to() {
        return new DepositDeadline(validHours, dueDate == null ? null : dueDate.truncatedTo(ChronoUnit.MICROS));
    }
}
