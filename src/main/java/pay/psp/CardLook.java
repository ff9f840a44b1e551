package pay.psp;

/** What a provider answered to a registration. */
public sealed interface CardLook {
    /**
     * The card can be charged by the token.
     *
     * @param company who issued it
     * @param acquirer who owes what is charged to it
     * @param maskedNumber for example 433012******1234
     */
    record Registered(BillingToken token, CardCompany company, CardCompany acquirer, CardKind kind, String maskedNumber)
            implements
                CardLook {}

    /** It is no card that we can charge: its token is to be ended. */
    record Unusable(BillingToken token) implements CardLook {}

    /** No card came out of it: the member has to begin again. */
    record Refused() implements CardLook {}

    /** No answer. A token that was issued nevertheless is of no harm: nobody has it. */
    record Unknown() implements CardLook {}
}
