package pay.bank;

import java.time.Instant;

/** What a bank answered, or that it did not. */
sealed interface BankAnswer {
    /** It was carried out. */
    record Done() implements BankAnswer {}

    /** It was not and never will be. */
    record Refused(BankRefusal why) implements BankAnswer {}

    /** The bank has no such request; it may still be on its way. */
    record NotFound() implements BankAnswer {}

    /**
     * It was not taken, and nothing of it remains: the bank works on its books. The same request can be made again then.
     *
     * @param until when the bank takes requests again
     */
    record NotNow(Instant until) implements BankAnswer {}

    /**
     * It was not asked, about a request that was made before: it may or may not be carried out, as before.
     *
     * @param until when it can be asked again
     */
    record NotAsked(Instant until) implements BankAnswer {}

    /** No answer in time, or one that we do not understand: it may or may not be carried out. */
    record Unknown() implements BankAnswer {}

    /** It was not sent and never will be: it is too late for it. */
    record GivenUp() implements BankAnswer {}
}
