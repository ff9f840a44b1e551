package pay.psp;

/**
 * What a registered card is charged by. It is as good as the card, and prints as nothing.
 *
 * @param key the provider's, at most 200 characters
 * @param customerKey ours, of the member that the key was issued to; the two must fit together
 */
public record BillingToken(String key, String customerKey) implements Instrument {
    @Override
    public String toString() {
        return "BillingToken";
    }
}
