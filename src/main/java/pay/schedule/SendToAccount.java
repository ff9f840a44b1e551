package pay.schedule;

import java.time.Instant;

import pay.bank.BankAccountId;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Sends money to a bank account for a member who signed it before, by the rules of what they send there at once. */
public interface SendToAccount {
    /**
     * Sets it aside, and has the bank called soon after the caller's transaction commits.
     *
     * @param until what the bank has not got by then is refused
     * @return the bank transfer, of which {@link AccountAnswers} is told what became
     * @throws DomainException when it is refused; the transaction must roll back
     */
    Tsid begin(MemberCaller by, BankAccountId to, Won amount, String text, Instant until);
}
