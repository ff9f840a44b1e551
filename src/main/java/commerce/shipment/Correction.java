package commerce.shipment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A number was not a parcel's.
 *
 * @param right null when an operator freed the wrong one, and its seller has not said the right one yet
 */
public record Correction(Instant at, Invoice wrong, @Nullable Invoice right) {}
