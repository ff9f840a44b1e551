package pay.virtualaccount;

import java.time.Instant;
import java.util.List;

import pay.bank.BankCode;
import platform.money.Won;

/**
 * The banks as they give out virtual accounts. A remote call, not to be made inside a transaction. The same id again is the
 * same account; a bank closes it by itself when its time is over.
 */
interface VirtualAccountBank {
    Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt);

    /** What was deposited at a number that it gave out. A remote call as well. */
    Statement statement(VirtualAccount given);

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

    /** What the bank says of a number whose time is over. */
    sealed interface Statement {
        /** All that was deposited there; none when nothing was, nor will be in time any more. */
        record Complete(List<Deposit> deposits) implements Statement {}

        /** No answer, or not the last word: it can be asked again. */
        record Unknown() implements Statement {}
    }
}
