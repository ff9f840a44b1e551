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

    /**
     * It was not sent at all, this time.
     *
     * @param why what a charge is refused by, unless it was sent another time
     */
    record NotSent(CardRefusal why) implements PspAnswer {}

    /** No answer in time, or that of a provider in trouble: it may or may not be carried out. */
    record Unknown() implements PspAnswer {}

    /** An error of a provider in trouble, which the same request may get again: it may or may not be carried out. */
    record Failed() implements PspAnswer {}

    /** An answer that we do not understand, of a provider that is well: it may or may not be carried out. */
    record Unclear() implements PspAnswer {}
}
