package pay.fraud;

import platform.id.Tsid;
import platform.money.Won;

/** What the rules decided about what a member sends, where they did not simply let it through. */
public record FraudDecision(Tsid member, Way way, Won amount, Finding finding) {
    /** How money is sent. */
    public enum Way {
        /** To a member or a phone number. */
        TRANSFER,
        /** To somebody's bank account. */
        ACCOUNT_TRANSFER,
        /** To the member's own bank account. */
        WITHDRAWAL,
        /** To a merchant. */
        PAYMENT
    }
}
