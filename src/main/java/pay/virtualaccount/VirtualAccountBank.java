package pay.virtualaccount;

import java.time.Instant;

import pay.bank.BankCode;
import platform.money.Won;

/**
 * The banks as they give out virtual accounts. A remote call, not to be made inside a transaction. The same id again is the
 * same account; a bank closes it by itself when its time is over.
 */
interface VirtualAccountBank {
    Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt);

    /** What the bank answered, or that it did not. */
    sealed interface Answer {
        /**
         * Given out.
         *
         * @param number of 10 to 14 digits
         */
        record Opened(String number) implements Answer {}

        /** No answer: it can be asked again. */
        record Unknown() implements Answer {}
    }
}
