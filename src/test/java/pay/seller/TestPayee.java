package pay.seller;

import java.util.Map;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankCode;

/** The account of a seller. */
public final class TestPayee {
    private TestPayee() {}

    /** What its people enter. */
    public static Map<String, String> form(ApplicationContext context) {
        String account = PayScene.accountNumber("9999");
        return Map.of("bank", BankCode.SHINHAN.code(), "account", account, "holder",
                context.getBean(AskHolder.class).of(BankCode.SHINHAN, new AccountNumber(account)));
    }
}
