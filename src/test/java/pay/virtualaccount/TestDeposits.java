package pay.virtualaccount;

import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.money.Won;

/** Deposits that wait for a person. */
public final class TestDeposits {
    private TestDeposits() {}

    /** One of 700 won to a number of nobody. */
    public static Tsid kept(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        String reference = UUID.randomUUID().toString();
        context.getBean(TakeDeposit.class)
                .take(new Deposit(BankCode.SHINHAN, reference, "79000000000000", Won.of(700), scene.now()));
        return new Tsid(scene.number("select id from pay_deposit where reference = '" + reference + "'"));
    }

    /** Where an operator has it sent. */
    public static Map<String, String> form(ApplicationContext context, Tsid id) {
        String account = PayScene.accountNumber("9999");
        return Map.of("id", id.toString(), "deposit", kept(context).toString(), "bank", BankCode.SHINHAN.code(),
                "account", account, "holder",
                context.getBean(AskHolder.class).of(BankCode.SHINHAN, new AccountNumber(account)), "reason",
                "입금자 확인");
    }
}
