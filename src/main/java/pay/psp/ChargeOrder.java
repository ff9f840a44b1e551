package pay.psp;

import platform.id.Tsid;

/**
 * A charge to be made.
 *
 * @param request our id of it, by which it is asked about; never used for another
 * @param by what is charged
 * @param amount in won
 * @param months 0 for all at once, else the number of instalments
 * @param name what the member's receipt shows
 * @param attempt 0 at first; another one only when the provider has said that it has no such request
 */
public record ChargeOrder(Tsid request, Instrument by, long amount, int months, String name,
        int attempt) {}
