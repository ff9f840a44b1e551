package pay.psp;

/** What a charge is made by. */
public sealed interface Instrument permits BillingToken, WindowPayment {
    /** The provider's. */
    String key();
}
