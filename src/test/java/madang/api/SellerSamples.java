package madang.api;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import commerce.TestShop;
import commerce.access.TestKeys;
import commerce.catalogue.SellerId;
import commerce.chargeback.TestChargedBack;
import commerce.claim.TestClaims;
import commerce.desk.TestDesk;
import commerce.groupbuy.TestTeams;
import commerce.order.TestRefunds;
import commerce.seller.TestSellers;
import commerce.settlement.TestStatements;
import commerce.webhook.TestHooks;
import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import pay.seller.TestPayee;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.security.SellerRole;
import platform.time.BusinessDays;

/** The part of {@link PageSamples} that is about what a seller's people do in their seller admin. */
final class SellerSamples {
    /**
     * What they do with their own.
     *
     * @param id the one in the path; 0: none
     * @param form of a request that succeeds; for a page that is only opened, its query
     * @param foreign whether it names something that another seller has not
     */
    record Own(long id, Map<String, String> form, boolean foreign) {
        static Own open() {
            return new Own(0, Map.of(), false);
        }

        static Own of(Map<String, String> form) {
            return new Own(0, form, false);
        }

        static Own about(Map<String, String> form) {
            return new Own(0, form, true);
        }
    }

    /** Who may do it, and a sample for a seller. */
    record Doing(SellerRole who, BiFunction<ApplicationContext, Tsid, Own> sample) {}

    static final Map<String, Doing> PAGES = new LinkedHashMap<>();

    /** Fields of these forms that take any text that is one. */
    static final Set<String> FREE_TEXT = Set.of("POST /seller/shop introduction", "POST /seller/shop hours",
            "POST /seller/shop returnAddress", "POST /seller/keys name",
            "POST /seller/orders/delay reason", "POST /seller/orders/cancellation reason",
            "POST /seller/orders/recipient recipient",
            "GET /ops/sellers name", "POST /ops/sellers name", "POST /ops/sellers representative",
            "POST /ops/sellers mailOrderNumber",
            "POST /ops/sellers address", "POST /ops/sellers documents", "POST /ops/sellers/decisions reason",
            "POST /ops/seller-payouts reason", "POST /ops/seller-payouts/release reason",
            "POST /ops/seller-adjustments text", "POST /ops/seller-adjustments reason",
            "POST /ops/commerce/refunds/settlement reason", "POST /ops/commerce/claims/rejections why",
            "POST /ops/commerce/disputes reason", "POST /ops/commerce/disputes/dismissals reason",
            "POST /ops/commerce/cancellations reason", "POST /ops/sellers/plans reason",
            "POST /ops/commerce/chargebacks reason", "POST /ops/commerce/invoices reason",
            "POST /ops/commerce/invoices/belief reason",
            "POST /seller/chargebacks text");

    private SellerSamples() {}

    static {
        PAGES.put("GET /seller/payee", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/payee",
                new Doing(SellerRole.MONEY, (context, _) -> Own.of(TestPayee.form(context))));
        PAGES.put("GET /seller/people", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/people", new Doing(SellerRole.OWNER,
                (context, _) -> Own
                        .of(Map.of("name", "n" + TestStaff.operator(context).id(), "role", "SELLER_ORDER"))));
        PAGES.put("POST /seller/people/roles", new Doing(SellerRole.OWNER, (context, seller) -> Own.about(
                Map.of("of", TestStaff.ofSeller(context, seller).id().toString(), "role", "SELLER_MONEY"))));
        for (String action : new String[]{"invitation", "disabling"}) {
            PAGES.put("POST /seller/people/" + action, new Doing(SellerRole.OWNER, (context, seller) -> Own
                    .about(Map.of("of", TestStaff.ofSeller(context, seller).id().toString()))));
        }
        PAGES.put("GET /seller/audit", new Doing(SellerRole.OWNER,
                (_, _) -> Own.of(Map.of("from", "2026-11-01", "action", "staff.logged-in", "by", "MADANG"))));
        PAGES.put("GET /seller/settlement", new Doing(SellerRole.VIEWER, (context, seller) -> {
            TestStatements.of(context, seller);
            return Own.open();
        }));
        PAGES.put("GET /seller/settlement/{statementId}/file", new Doing(SellerRole.VIEWER,
                (context, seller) -> new Own(TestStatements.of(context, seller).value(), Map.of("kind", "CSV"), true)));
        for (String page : new String[]{"", "/pdf"}) {
            PAGES.put("GET /seller/settlement/{statementId}" + page, new Doing(SellerRole.VIEWER,
                    (context, seller) -> new Own(TestStatements.of(context, seller).value(), Map.of(), true)));
        }
        PAGES.put("GET /seller/deals", new Doing(SellerRole.VIEWER,
                (_, _) -> Own.of(Map.of("before", "715238462915428352"))));
        PAGES.put("GET /seller/deals/teams", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/deals", new Doing(SellerRole.PRODUCT,
                (context, seller) -> Own.about(TestTeams.form(context, new SellerId(seller.value())))));
        PAGES.put("POST /seller/deals/stop", new Doing(SellerRole.PRODUCT,
                (context, seller) -> Own
                        .about(Map.of("deal", TestTeams.dealOf(context, new SellerId(seller.value()))))));
        orders();
        claims();
        chargebacks();
        VoiceSamples.addTo(PAGES, "715238462915428352");
        PAGES.put("GET /seller/shop", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/shop", new Doing(SellerRole.OWNER,
                (_, _) -> Own.of(TestSellers.description())));
        PAGES.put("POST /seller/shop/holiday", new Doing(SellerRole.OWNER, (_, _) -> Own.of(holiday())));
        PAGES.put("POST /seller/shop/holiday/withdrawal", new Doing(SellerRole.OWNER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/shop/return", new Doing(SellerRole.OWNER, (context, seller) -> {
            TestSellers.goesOnHoliday(context, seller);
            return Own.open();
        }));
        PAGES.put("GET /seller/keys", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/keys",
                new Doing(SellerRole.OWNER, (_, _) -> Own.of(Map.of("name", "ERP", "scope", "MONEY"))));
        for (String action : new String[]{"rotation", "revocation"}) {
            PAGES.put("POST /seller/keys/" + action, new Doing(SellerRole.OWNER,
                    (context, seller) -> Own.about(Map.of("key", TestKeys.of(context, seller).id()))));
        }
        webhooks();
        ListingSamples.addTo(PAGES);
    }

    private static void webhooks() {
        PAGES.put("GET /seller/webhooks", new Doing(SellerRole.OWNER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/webhooks", new Doing(SellerRole.OWNER,
                (_, _) -> Own.of(Map.of("url", "https://erp.example.com/hook", "topic", "ORDER_PAID"))));
        for (String action : new String[]{"secret", "activation", "removal"}) {
            PAGES.put("POST /seller/webhooks/" + action, new Doing(SellerRole.OWNER,
                    (context, seller) -> Own.about(Map.of("endpoint", hook(context, seller)))));
        }
        PAGES.put("GET /seller/webhooks/{endpointId}", new Doing(SellerRole.OWNER,
                (context, seller) -> new Own(Long.parseLong(hook(context, seller)), Map.of("state", "PENDING"), true)));
        PAGES.put("POST /seller/webhooks/resending", new Doing(SellerRole.OWNER,
                (context, seller) -> Own.about(TestHooks.failed(context, new SellerId(seller.value())))));
        PAGES.put("POST /seller/webhooks/replays", new Doing(SellerRole.OWNER, (context, seller) -> Own
                .about(Map.of("endpoint", hook(context, seller), "from", "2026-11-01"))));
    }

    private static String hook(ApplicationContext context, Tsid seller) {
        return TestHooks.registered(context, new SellerId(seller.value()));
    }

    private static void orders() {
        PAGES.put("GET /seller", new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("span", "WEEK"))));
        PAGES.put("GET /seller/orders", new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("tab", "TO_SHIP"))));
        PAGES.put("GET /seller/orders/{orderId}", new Doing(SellerRole.VIEWER, (context, seller) -> {
            TestDesk desk = new TestDesk(context, seller);
            return new Own(desk.orderOf(desk.paid()), Map.of(), true);
        }));
        PAGES.put("POST /seller/orders/slips", new Doing(SellerRole.ORDER, (context, seller) -> Own
                .about(Map.of("item", id(new TestDesk(context, seller).confirmed()), "kind", "LABEL"))));
        PAGES.put("GET /seller/orders/file",
                new Doing(SellerRole.ORDER, (_, _) -> Own.of(Map.of("tab", "NEW", "kind", "CSV"))));
        PAGES.put("POST /seller/orders/recipient",
                new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("recipient", "김마당"))));
        PAGES.put("GET /seller/orders/invoices", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/orders/invoices", new Doing(SellerRole.ORDER, (_, _) -> Own.open()));
        PAGES.put("GET /seller/orders/invoices/problems",
                new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("kind", "CSV"))));
        // What is not theirs of a batch is refused in its row: SellerOrdersPageTest, SellerApiTest.
        PAGES.put("POST /seller/orders/confirmation", new Doing(SellerRole.ORDER,
                (context, seller) -> Own.of(Map.of("item", id(new TestDesk(context, seller).paid())))));
        PAGES.put("POST /seller/orders/dispatch", new Doing(SellerRole.ORDER, (context, seller) -> {
            TestDesk desk = new TestDesk(context, seller);
            return Own.of(Map.of("item", id(desk.confirmed()), "courier", "HANJIN", "invoice", desk.invoice()));
        }));
        PAGES.put("POST /seller/orders/delivery", new Doing(SellerRole.ORDER, (context, seller) -> {
            TestDesk desk = new TestDesk(context, seller);
            return Own.about(Map.of("order", Long.toString(desk.orderOf(desk.paid()))));
        }));
        PAGES.put("POST /seller/orders/correction", new Doing(SellerRole.ORDER, (context, seller) -> {
            TestDesk desk = new TestDesk(context, seller);
            Map<String, String> sent = desk.sent();
            return Own.about(Map.of("item", sent.get("item"), "wrongCourier", sent.get("courier"), "wrongInvoice",
                    sent.get("invoice"), "courier", "HANJIN", "invoice", desk.invoice()));
        }));
        PAGES.put("POST /seller/orders/cancellation", new Doing(SellerRole.ORDER,
                (context, seller) -> Own.about(Map.of("item", id(new TestDesk(context, seller).paid()), "quantity", "1",
                        "remaining", "1", "reason", "재고가 없어요"))));
        PAGES.put("POST /seller/orders/delay", new Doing(SellerRole.ORDER,
                (context, seller) -> Own.about(Map.of("item", id(new TestDesk(context, seller).paid()), "until",
                        LocalDate.now(BusinessDays.SEOUL).plusDays(14).toString(), "reason", "태풍"))));
    }

    private static void claims() {
        PAGES.put("GET /seller/claims", new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("status", "COLLECTED"))));
        PAGES.put("GET /seller/claims/{claimId}", new Doing(SellerRole.VIEWER,
                (context, seller) -> new Own(TestClaims.opened(context, seller).value(), Map.of(), true)));
        PAGES.put("POST /seller/claims/answer", new Doing(SellerRole.ORDER, (context, seller) -> Own
                .about(Map.of("claim", id(TestClaims.opened(context, seller)), "answer", "ACCEPT"))));
    }

    private static void chargebacks() {
        PAGES.put("GET /seller/chargebacks",
                new Doing(SellerRole.VIEWER, (_, _) -> Own.of(Map.of("before", "715238462915428352"))));
        PAGES.put("POST /seller/chargebacks", new Doing(SellerRole.ORDER, (context, seller) -> Own.about(Map.of(
                "chargeback", id(TestChargedBack.opened(context, new SellerId(seller.value()))), "text", "보냈어요"))));
    }

    private static String id(TypedId id) {
        return Long.toString(id.value());
    }

    private static Map<String, String> holiday() {
        LocalDate from = LocalDate.now(BusinessDays.SEOUL).plusDays(7);
        return Map.of("from", from.toString(), "until", from.plusDays(3).toString());
    }

    /** What operators do about sellers. */
    static void addPagesTo(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        ListingSamples.addPagesTo(operators, anew);
        VoiceSamples.addPagesTo(operators, anew);
        operators.put("GET /ops/commerce/deals", Map.of());
        anew.put("POST /ops/commerce/deals", context -> Map.of("deal",
                TestTeams.dealOf(context, new TestShop(context).seller()), "from", "2", "budget", "100000"));
        operators.put("GET /ops/sellers", Map.of("status", "APPROVED", "before", "715238462915428352", "name", "한빛",
                "after", "715238462915428352"));
        anew.put("GET /ops/sellers/{sellerId}", context -> Map.of("sellerId", TestSellers.applied(context)));
        anew.put("POST /ops/seller-money/payees", TestPayee::verdict);
        operators.put("GET /ops/seller-payouts", Map.of());
        anew.put("POST /ops/seller-payouts",
                context -> Map.of("seller", TestSellers.applied(context), "reason", "분쟁 조사"));
        anew.put("POST /ops/seller-payouts/release",
                context -> Map.of("seller", TestStatements.held(context).toString(), "reason", "확인함"));
        operators.put("GET /ops/seller-adjustments", Map.of("after", "715238462915428352"));
        anew.put("POST /ops/seller-adjustments",
                context -> Map.of("id", context.getBean(Ids.class).next().toString(), "seller",
                        TestSellers.applied(context), "way", "ADD", "amount", "5000", "text", "배송 지연 보상", "reason",
                        "고객 문의 7"));
        anew.put("POST /ops/seller-adjustments/decisions", context -> Map.of("adjustment", TestStatements
                .adjustment(context, new SellerId(Long.parseLong(TestSellers.applied(context)))).toString(), "verdict",
                "APPROVE"));
        operators.put("GET /ops/commerce/orders", Map.of());
        operators.put("GET /ops/commerce/refunds", Map.of("after", "715238462915428352"));
        anew.put("POST /ops/commerce/refunds", context -> Map.of("refund", TestRefunds.refused(context)));
        anew.put("POST /ops/commerce/refunds/settlement",
                context -> Map.of("refund", TestRefunds.refused(context), "reason", "계좌 이체 20261128-7"));
        anew.put("POST /ops/commerce/refunds/decisions", TestRefunds::proposed);
        operators.put("GET /ops/commerce/claims", Map.of("after", "715238462915428352"));
        anew.put("POST /ops/commerce/claims", context -> Map.of("claim", TestClaims.leftBehind(context)));
        anew.put("POST /ops/commerce/claims/rejections",
                context -> Map.of("claim", TestClaims.leftBehind(context), "why", "사용 흔적"));
        operators.put("GET /ops/commerce/invoices", Map.of("courier", "HANJIN", "invoice", "123456789012"));
        anew.put("POST /ops/commerce/invoices", context -> {
            Map<String, String> form = new HashMap<>(
                    new TestDesk(context, Tsid.of(new TestShop(context).seller())).sent());
            form.remove("item");
            form.put("reason", "다른 택배");
            return form;
        });
        anew.put("POST /ops/commerce/invoices/belief", context -> {
            Map<String, String> form = new HashMap<>(
                    new TestDesk(context, Tsid.of(new TestShop(context).seller())).doubted());
            form.remove("item");
            form.put("reason", "택배사 확인");
            return form;
        });
        operators.put("GET /ops/commerce/disputes",
                Map.of("after", "715238462915428352", "rulingsAfter", "715238462915428352"));
        anew.put("POST /ops/commerce/disputes", context -> Map.of("claim", TestClaims.disputed(context), "fault",
                "SELLER", "reason", "사진으로 확인"));
        anew.put("POST /ops/commerce/disputes/dismissals",
                context -> Map.of("claim", TestClaims.disputed(context), "reason", "사용 흔적 확인"));
        anew.put("POST /ops/commerce/cancellations",
                context -> Map.of("item", TestClaims.unsent(context), "reason", "안전 문제"));
        anew.put("POST /ops/commerce/rulings",
                context -> Map.of("ruling", TestClaims.proposed(context), "verdict", "APPROVE"));
        operators.put("GET /ops/commerce/chargebacks",
                Map.of("state", "LOST", "last", "715238462915428352", "order", "715238462915428352"));
        anew.put("POST /ops/commerce/chargebacks", TestChargedBack::form);
        anew.put("POST /ops/commerce/chargebacks/decisions", TestChargedBack::decision);
        anew.put("POST /ops/sellers/plans",
                context -> Map.of("seller", Long.toString(new TestShop(context).seller().value()), "plan", "PARTNER",
                        "from", LocalDate.now(BusinessDays.SEOUL).plusDays(7).toString(), "reason", "거래액 증가"));
        anew.put("POST /ops/sellers/plans/decisions", TestSellers::planProposed);
        anew.put("POST /ops/sellers", _ -> TestSellers.form());
        anew.put("POST /ops/sellers/decisions", context -> Map.of("seller", TestSellers.applied(context), "decision",
                "REFUSE", "reason", "서류 미비"));
    }
}
