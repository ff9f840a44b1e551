package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A transfer that a member had ordered ahead was not made on its day, and will not be. To be told to the member.
 *
 * @param plannedOn the day that the schedule names
 * @param dueOn the day on which it was to be made, by the rule for business days
 * @param recipientName whom it was for: a masked name or phone number
 * @param reason why, a code of a transfer's refusal such as {@code INSUFFICIENT_BALANCE}, or {@code MISSED}: the service was down
 * @param failuresInARow of this schedule, this one included; {@code MISSED} does not count
 * @param nextOn when the next one is due; null when the schedule has ended, as it does after three failures in a row
 */
@EventType(value = "pay.scheduled-transfer-failed", aggregate = "scheduleId")
public record ScheduledTransferFailed(Tsid eventId, Instant occurredAt, Tsid scheduleId, Tsid memberId,
        LocalDate plannedOn, LocalDate dueOn, String recipientName, Won amount, String reason, int failuresInARow,
        @Nullable LocalDate nextOn) implements DomainEvent {}
