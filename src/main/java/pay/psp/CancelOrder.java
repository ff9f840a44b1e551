package pay.psp;

import platform.id.Tsid;

/**
 * A cancel to be made, of a whole charge or a part of it.
 *
 * @param request our id of it; never used for another
 * @param charge our id of the charge
 * @param chargeKey the provider's key of the charge
 * @param amount in won
 * @param attempt 0 at first; another one only when the one before was answered by an error, and the provider has no such cancel
 */
public record CancelOrder(Tsid request, Tsid charge, String chargeKey, long amount, String reason,
        int attempt) {}
