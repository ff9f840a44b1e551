package pay.psp;

import platform.id.Tsid;

/**
 * A payment service provider, which reaches the card companies. Every method is a remote call: it may take seconds, and it
 * must not be made inside a transaction. None throws for what happens outside. A request is known by our id: the same id
 * again is the same request and is carried out at most once.
 */
public interface Psp {
    /**
     * Exchanges what the member's app got from the provider's own window, where the card's number was given, for a token.
     *
     * @param authKey good once and for minutes
     */
    CardLook register(String customerKey, String authKey);

    /**
     * Ends a token for good: nothing can be charged by it any more. One that is ended is ended.
     *
     * @return whether it is; else it is to be tried again
     */
    boolean end(BillingToken token);

    /** Charges a registered card. */
    PspAnswer charge(ChargeOrder order);

    /** Cancels a charge that was carried out, or a part of it. */
    PspAnswer cancel(CancelOrder order);

    /**
     * What became of a charge.
     *
     * @param amount what it must be of to be the right one
     */
    PspAnswer enquireCharge(Tsid request, long amount);

    /** What became of a cancel. */
    PspAnswer enquireCancel(CancelOrder order);

    /**
     * Undoes a charge of which nobody knows what became: it is cancelled, or is never carried out when it arrives later.
     *
     * @return {@code Refused} when that is acknowledged; {@code NotFound} from a provider that can only cancel what it has;
     *     never {@code Done}
     */
    PspAnswer netCancel(Tsid request, long amount);
}
