package pay.seller;

import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankCode;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** The account of a seller. */
public final class TestPayee {
    private TestPayee() {}

    /** What its people enter. */
    public static Map<String, String> form(ApplicationContext context) {
        String account = PayScene.accountNumber("9999");
        return Map.of("bank", BankCode.SHINHAN.code(), "account", account, "holder",
                context.getBean(AskHolder.class).of(BankCode.SHINHAN, new AccountNumber(account)));
    }

    /** One that an operator has confirmed. */
    public static Tsid confirmed(ApplicationContext context, Tsid seller, String account) {
        Tsid payee = context.getBean(KeepPayee.class).keep(seller,
                new StaffCaller(seller, "owner", Set.of("SELLER"), seller), BankCode.SHINHAN,
                new AccountNumber(account), "홍길동");
        context.getBean(ConfirmPayee.class).decide(new StaffCaller(context.getBean(Ids.class).next(), "operator",
                Set.of("OPERATOR"), null), payee, true);
        return payee;
    }

    /** What an operator says of one that waits. */
    public static Map<String, String> verdict(ApplicationContext context) {
        Tsid seller = context.getBean(Ids.class).next();
        Tsid payee = context.getBean(KeepPayee.class).keep(seller,
                new StaffCaller(seller, "owner", Set.of("SELLER"), seller),
                BankCode.SHINHAN, new AccountNumber(PayScene.accountNumber("9999")), "홍길동");
        return Map.of("payee", payee.toString(), "verdict", "CONFIRM");
    }
}
