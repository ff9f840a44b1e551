package pay.card;

import java.time.Instant;

import platform.id.Tsid;
import platform.money.Won;

/**
 * A charge to be asked for.
 *
 * @param purposeId which of the purpose's it is part of
 * @param memberId whose card it must be
 * @param months 0 for all at once, else one that {@link Instalments} offers
 * @param name of what is bought, at most {@link #LONGEST_NAME} characters
 * @param wantedUntil from then on it is undone rather than carried out, if nobody knows what became of it
 */
public record CardCharge(CardPurpose purpose, Tsid purposeId, Tsid memberId, CardId card, Won amount,
        int months, String name, Instant wantedUntil) {
    /** Longer names the provider does not take. */
    public static final int LONGEST_NAME = 100;
}
