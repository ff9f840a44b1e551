package member.consent;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What somebody says to one version of the terms.
 *
 * @param purpose for example {@code MARKETING}
 * @param version the version that they saw
 */
public record ConsentGiven(@NotNull @Pattern(regexp = ConsentGiven.PURPOSE) String purpose,
        @NotNull @Min(1) @Max(100_000) Integer version, @NotNull Boolean granted) {
    static final String PURPOSE = "^[A-Z_]{1,30}$";
}
