package commerce.seller;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.settlement.ChangePlan;
import commerce.settlement.SellerPlans;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.business.BusinessNumber;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** Businesses that sell, or want to. */
public final class TestSellers {
    private TestSellers() {}

    /** What an operator enters. */
    public static Map<String, String> form() {
        return Map.of("name", "한빛상회", "businessNumber", businessNumber(), "representative", "홍길동", "mailOrderNumber",
                "2026-제주-0001", "phone", "064-123-4567", "address", "제주시 1", "documents", "사업자등록증.pdf\r\n통신판매업신고증.pdf",
                "plan",
                "STANDARD");
    }

    /** What its owner says of a shop that nobody has described before. */
    public static Map<String, String> description() {
        return Map.of("introduction", "제주에서 보내 드려요.", "phone", "064-123-4567", "hours", "평일 10:00–17:00", "email",
                "help@hanbit.example", "returnPostalCode", "63122", "returnAddress", "제주시 1, 물류창고", "seen", "0");
    }

    /** A shop has said where it has what comes back. */
    public static void hasReturnsSentTo(ApplicationContext context, SellerId seller, String address) {
        int seen = context.getBean(ReadSellers.class).profile(seller).map(SellerProfile::changes).orElse(0);
        context.getBean(DescribeShop.class).describe(operator(context), seller, new ShopDescription("제주에서 보내 드려요.",
                "064-123-4567", "", "help@hanbit.example", "63122", address), seen);
    }

    /** One that has applied, entered by some operator. */
    public static String applied(ApplicationContext context) {
        Map<String, String> form = form();
        SellerId id = context.getBean(ApplyToSell.class).apply(operator(context),
                new ApplyToSell.Form(form.get("name"), form.get("businessNumber"), form.get("representative"),
                        form.get("mailOrderNumber"), form.get("phone"), form.get("address"), List.of("사업자등록증.pdf"),
                        form.get("plan")));
        return Long.toString(id.value());
    }

    /** Another plan that an operator has proposed for a seller that sells, to be approved. */
    public static Map<String, String> planProposed(ApplicationContext context) {
        SellerId seller = new TestShop(context).seller();
        context.getBean(ChangePlan.class).propose(operator(context), seller, "PARTNER",
                LocalDate.now(BusinessDays.SEOUL).plusDays(7), "거래액 증가");
        return Map.of("seller", Long.toString(seller.value()), "change",
                context.getBean(SellerPlans.class).changes(seller, 1).getFirst().id().toString(), "verdict", "APPROVE");
    }

    /** An operator suspends it, lets it sell again, or terminates it. */
    public static void decide(ApplicationContext context, StaffCaller operator, SellerId seller,
            SellerHappening decision) {
        context.getBean(DecideSeller.class).decide(operator, seller, decision, "확인");
    }

    /** An operator. */
    static StaffCaller operator(ApplicationContext context) {
        return new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
    }

    /** Whatever it was before. */
    public static void goesOnHoliday(ApplicationContext context, Tsid seller) {
        ChangeSeller change = context.getBean(ChangeSeller.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> change
                .change(new SellerId(seller.value()), SellerHappening.PAUSE, AuditActor.SYSTEM, "HOLIDAY"));
    }

    private static String businessNumber() {
        while (true) {
            String digits = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L));
            if (BusinessNumber.parse(digits).isPresent()) {
                return digits;
            }
        }
    }
}
