package pay.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * A scheduled transfer as its member sees it.
 *
 * @param counterparty whom it is for: a masked name, or the masked phone number
 * @param nextOn when money is sent next, by the rule for business days; null when it is over
 * @param daysPast how many planned days are over, sent or not
 * @param failuresInARow how many of them failed last; three end it
 */
@Schema(name = "ScheduledTransfer")
record ScheduleView(@Schema(example = "695784701952131072") ScheduleId id, Progress.Status status,
        @Schema(example = "김*당") String counterparty, @Schema(example = "300000") Won amount,
        @Schema(example = "월세") @Nullable String memo, Rhythm.Repeats repeats, @Nullable LocalDate date,
        @Nullable DayOfWeek dayOfWeek, @Schema(example = "31") @Nullable Integer dayOfMonth,
        @Nullable LocalDate lastOn, @Schema(example = "12") @Nullable Integer times, BusinessDayRule businessDays,
        @Nullable LocalDate nextOn, @Schema(example = "3") int daysPast, @Schema(example = "0") int failuresInARow,
        Instant createdAt, @Nullable Instant endedAt) {
    static ScheduleView of(ScheduledTransfer schedule) {
        Plan plan = schedule.plan();
        Progress progress = schedule.progress();
        return new ScheduleView(schedule.id(), progress.status(), schedule.recipientName(), schedule.amount(),
                schedule.memo(), plan.rhythm().repeats(),
                plan.rhythm() instanceof Rhythm.Once(LocalDate date) ? date : null,
                plan.rhythm() instanceof Rhythm.Weekly(DayOfWeek day) ? day : null,
                plan.rhythm() instanceof Rhythm.Monthly(int day) ? day : null, plan.lastOn(), plan.times(),
                plan.rule(), progress.isActive() ? progress.day().due() : null, progress.past(), progress.failures(),
                schedule.createdAt(), progress.endedAt());
    }
}
