package pay.bank;

/** What a bank says of an account. */
public sealed interface AccountLook {
    /**
     * It is there and open.
     *
     * @param holder the name of its holder, as the bank has it
     */
    record Open(String holder) implements AccountLook {}

    /** There is no such open account. */
    record None() implements AccountLook {}

    /** The bank works on its books and says nothing. */
    record NotNow() implements AccountLook {}

    /** The bank did not answer. */
    record Unknown() implements AccountLook {}
}
