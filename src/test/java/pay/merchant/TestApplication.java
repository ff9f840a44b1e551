package pay.merchant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankCode;
import platform.business.BusinessNumber;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;

/** Applications of businesses, for tests. */
public final class TestApplication {
    private TestApplication() {}

    /** A good form, of a business and an account that are new. */
    public static Map<String, String> form(ApplicationContext context) {
        String account = PayScene.accountNumber();
        String holder = context.getBean(AskHolder.class).of(BankCode.SHINHAN, new AccountNumber(account));
        return Map.of("name", "마당서점", "businessNumber", businessNumber(), "representative", holder, "bank", "088",
                "account", account, "plan", "STANDARD", "sales", "250000000");
    }

    /** The id of a merchant who applied, by an operator whom nobody knows. */
    public static String entered(ApplicationContext context) {
        Map<String, String> form = form(context);
        return Long.toString(context.getBean(EnterApplication.class)
                .enter(new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null),
                        new ApplicationForm(form.get("name"), form.get("businessNumber"), form.get("representative"),
                                BankCode.SHINHAN, new AccountNumber(form.get("account")), "STANDARD",
                                Won.of(250_000_000)))
                .value());
    }

    /** The id of a merchant who was approved, as {@code merchant}, and another account of its representative's, as {@code account}. */
    public static Map<String, String> approvedWithAnotherAccount(ApplicationContext context) {
        MerchantId merchant = new MerchantId(Long.parseLong(entered(context)));
        StaffCaller checker = new StaffCaller(context.getBean(Ids.class).next(), "checker", Set.of("OPERATOR"), null);
        for (MerchantDecision decision : List.of(MerchantDecision.REVIEW, MerchantDecision.APPROVE)) {
            context.getBean(DecideMerchant.class).decide(checker, merchant, decision);
        }
        String representative = context.getBean(MerchantApplications.class).find(merchant).orElseThrow()
                .representative();
        return Map.of("merchant", Long.toString(merchant.value()), "account",
                account(context, holder -> holder.equals(representative)), "foreign",
                account(context, holder -> !holder.equals(representative)));
    }

    private static String account(ApplicationContext context, Predicate<String> holder) {
        while (true) {
            String number = PayScene.accountNumber();
            if (holder.test(context.getBean(AskHolder.class).of(BankCode.SHINHAN, new AccountNumber(number)))) {
                return number;
            }
        }
    }

    /** Of nobody, with a check digit that fits. */
    static String businessNumber() {
        while (true) {
            String digits = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L));
            if (BusinessNumber.parse(digits).isPresent()) {
                return digits;
            }
        }
    }
}
