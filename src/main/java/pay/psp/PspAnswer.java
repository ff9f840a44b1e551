package pay.psp;

/** What a provider answered, or that it did not. */
public sealed interface PspAnswer {
    /**
     * It was carried out.
     *
     * @param key the provider's, of this charge or this cancel
     * @param approval the card company's number of a charge; empty for a cancel
     */
    record Done(String key, String approval) implements PspAnswer {}

    /** It was not and never will be. */
    record Refused(CardRefusal why) implements PspAnswer {}

    /** The provider has no such request; it may still be on its way. */
    record NotFound() implements PspAnswer {}

    /** It was not sent at all. The same request can be made later. */
    record NotNow() implements PspAnswer {}

    /** No answer in time, or one that we do not understand: it may or may not be carried out. */
    record Unknown() implements PspAnswer {}
}
