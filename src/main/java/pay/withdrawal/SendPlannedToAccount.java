package pay.withdrawal;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccountId;
import pay.schedule.SendToAccount;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;

/** What a member has ordered ahead is a withdrawal as any other. */
@Component
class SendPlannedToAccount implements SendToAccount {
    private final BeginWithdrawal beginWithdrawal;

    SendPlannedToAccount(BeginWithdrawal beginWithdrawal) {
        this.beginWithdrawal = beginWithdrawal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Tsid begin(MemberCaller by, BankAccountId to, Won amount, String text, Instant until) {
        return Tsid.of(beginWithdrawal.planned(by, to, amount, text, until));
    }
}
