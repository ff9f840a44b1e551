package pay.virtualaccount;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Race;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SendDepositBackTest {
    @Test
    void keepsOneAccountWhenTwoEnterItAtOnce(@Autowired ApplicationContext context, @Autowired SendDepositBack back,
            @Autowired AskHolder askHolder) throws Exception {
        Tsid deposit = TestDeposits.kept(context);
        for (int round = 0; round < Race.ROUNDS; round++) {
            AccountNumber number = new AccountNumber(PayScene.accountNumber());
            String holder = askHolder.of(BankCode.SHINHAN, number);
            List<BankAccountId> entered = Race.round(round,
                    Collections.nCopies(2, () -> back.enter(deposit, BankCode.SHINHAN, number, holder)));
            assertThat(entered.getFirst()).isEqualTo(entered.getLast());
        }
    }
}
