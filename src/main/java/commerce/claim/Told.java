package commerce.claim;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer says of a claim.
 *
 * @param details in their words
 * @param foundOutOn the day in Seoul on which they knew that the goods are other than advertised
 */
public record Told(String details, @Nullable LocalDate foundOutOn) {
    static final Told NOTHING = new Told("", null);
}
