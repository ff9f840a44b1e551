package benefit.step;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What counts of a member's day.
 *
 * @param steps within the daily maximum
 */
public record StepDay(LocalDate day, @Schema(example = "7421") int steps) {}
