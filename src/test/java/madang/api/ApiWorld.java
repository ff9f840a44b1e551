package madang.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ads.AdsScene;
import ads.campaign.Placement;
import benefit.BenefitScene;
import benefit.grant.Programme;
import commerce.Checkout;
import commerce.TestCoupons;
import commerce.TestShop;
import commerce.access.SellerScope;
import commerce.access.TestKeys;
import commerce.catalogue.SkuId;
import commerce.desk.TestDesk;
import commerce.events.OrderPaid;
import loan.TestLoans;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.merchant.TestMerchant;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.AccessTokens;
import platform.time.BusinessDays;
import testing.Api;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who and what the sample requests are about: an owner, others who are new, and a shop with goods. */
final class ApiWorld {
    /** The mission to place a first order. */
    static final long FIRST_ORDER = 2;
    private static final Duration TOKENS_ARE_NEW = AccessTokens.LIFETIME.dividedBy(3);

    final Api api;
    final int port;
    final MemberActor owner;
    /** Apart, since loans fill a wallet up to its cap. */
    final MemberActor borrower;
    final TestShop shop;
    final TestLoans loans;
    final SkuId sku;
    private final BenefitScene benefit;
    final ApplicationContext context;
    private AdsScene.Running ad;
    private TestKeys sellersKey;
    private TestKeys productKey;
    private TestKeys orderKey;
    private MemberActor friend;
    private MemberActor buyer;
    private TestMerchant merchant;
    private String operatorSession;
    private String advertiserSession;
    private long tokensOf = System.nanoTime();

    ApiWorld(int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
        this.api = new Api(port);
        this.owner = MemberActor.at(port).signsUp();
        this.borrower = MemberActor.at(port).signsUp();
        this.shop = new TestShop(context);
        this.loans = new TestLoans(context);
        this.sku = shop.sells("제주 감귤 3kg", 12_900, 1_000_000);
        this.benefit = new BenefitScene(context);
        for (Programme programme : Programme.values()) {
            benefit.fund(programme, 1_000_000);
        }
    }

    /** A new good request of an operation, by people whose tokens are good for some minutes more. */
    ApiSample sample(String operation) {
        return sample(operation, 0);
    }

    /** How many kinds of good requests there are of an operation: not all of its fields fit into one. */
    static int kinds(String operation) {
        return 1 + MoreSamples.of(operation).size();
    }

    /** The same of one kind, counted from 0. */
    ApiSample sample(String operation, int kind) {
        Function<ApiWorld, ApiSample> sample = kind == 0
                ? ApiSamples.all().get(operation)
                : MoreSamples.of(operation).get(kind - 1);
        assertThat(sample).as("ApiSamples has no request for " + operation).isNotNull();
        if (System.nanoTime() - tokensOf > TOKENS_ARE_NEW.toNanos()) {
            Stream.of(owner, borrower, friend, buyer).filter(Objects::nonNull).forEach(MemberActor::refreshes);
            tokensOf = System.nanoTime();
        }
        return sample.apply(this);
    }

    /** Somebody new, for requests that end what they are about. */
    MemberActor somebodyNew() {
        return MemberActor.at(port).signsUp();
    }

    /** Somebody whom pay has heard of, for what the owner does with others. */
    MemberActor friend() {
        if (friend == null) {
            friend = somebodyNew();
            AskingSamples.moneyRequest(somebodyNew(), friend);
        }
        return friend;
    }

    /** Somebody whose device pay knows, apart from the owner: nobody may have many orders that are not paid. */
    MemberActor buyer() {
        if (buyer == null) {
            buyer = somebodyNew();
            OfflineSamples.enrol(this, buyer);
        }
        return buyer;
    }

    /** The owner of what merchants' systems ask about. */
    TestMerchant merchant() {
        if (merchant == null) {
            merchant = new TestMerchant(context);
        }
        return merchant;
    }

    /** Signs what the shop's systems ask for. */
    TestKeys sellersKey() {
        if (sellersKey == null) {
            sellersKey = TestKeys.of(context, Tsid.of(shop.seller()));
        }
        return sellersKey;
    }

    /** A key of the seller's that is good for something else. */
    TestKeys keyForOthersThan(String path) {
        if (path.contains("/products") || path.contains("/skus")) {
            if (orderKey == null) {
                orderKey = TestKeys.of(context, Tsid.of(shop.seller()), SellerScope.ORDER);
            }
            return orderKey;
        }
        if (productKey == null) {
            productKey = TestKeys.of(context, Tsid.of(shop.seller()), SellerScope.PRODUCT);
        }
        return productKey;
    }

    TestDesk desk() {
        return new TestDesk(context, Tsid.of(shop.seller()));
    }

    String product() {
        return Long.toString(shop.number("select product_id from commerce_sku where id = ?", sku.value()));
    }

    /** What the owner was told that a box of tangerines costs. */
    String quote() {
        return owner.post("/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
    }

    /** A coupon of Madang's that anybody can take. */
    String coupon() {
        return Long.toString(TestCoupons.offered(context, null, 1_000, 5_000).value());
    }

    /** Such a coupon that the owner has taken. */
    String takenCoupon() {
        return owner.post("/v1/commerce/coupons/mine", Map.of("couponId", coupon()), "Idempotency-Key",
                UUID.randomUUID().toString()).text("id");
    }

    Map<String, Object> order() {
        return Checkout.orderOf(quote());
    }

    /** An order of the owner's that is not paid. */
    String placedOrder() {
        return Checkout.order(owner::post, sku, 1).text("id");
    }

    LocalDate yesterday() {
        return benefit.today().minusDays(1);
    }

    /** Two hundred steps in each of the first so many minutes of yesterday. */
    Map<String, Object> walk(int minutes) {
        Instant midnight = yesterday().atStartOfDay(BusinessDays.SEOUL).toInstant();
        return Map.of("samples", IntStream.range(0, minutes)
                .mapToObj(minute -> BenefitScene.sample(midnight.plusSeconds(60L * minute), 200)).toList());
    }

    /** The first order of somebody's is paid, and counts for the mission {@link #FIRST_ORDER}. */
    void ordersFirst(MemberActor actor) {
        Tsid member = new Tsid(Long.parseLong(actor.memberId));
        benefit.tell(new OrderPaid(benefit.id(), benefit.now(), benefit.id(), member, benefit.id(), Won.of(12_900)));
        BenefitScene.await(() -> benefit.number(
                "select count(*) from benefit_mission_progress where mission_id = %s and member_id = %s"
                        .formatted(FIRST_ORDER, member)) == 1);
    }

    /** Points that the owner was granted, for attendance. */
    String grantOfOwner() {
        owner.post("/v1/benefit/attendance", null, "Idempotency-Key", UUID.randomUUID().toString());
        return owner.get("/v1/benefit/grants").text("items/0/id");
    }

    /** The token of an ad that the owner is shown. */
    String adToken() {
        AdsScene scene = new AdsScene(context, port);
        if (ad == null) {
            ad = scene.runsRich(Placement.BENEFIT_VIDEO);
        }
        // At a placement of its own, and whatever wins: worlds before it left ads there that bid as much.
        return Awaitility.await()
                .until(() -> scene.ask(owner.accessToken, Placement.BENEFIT_VIDEO),
                        answer -> !answer.text("ad/token").isEmpty())
                .text("ad/token");
    }

    String operatorSession() {
        if (operatorSession == null) {
            operatorSession = TestStaff.operator(context).logsIn(port).cookie();
        }
        return operatorSession;
    }

    String advertiserSession() {
        if (advertiserSession == null) {
            adToken();
            advertiserSession = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port).cookie();
        }
        return advertiserSession;
    }

    static Map<String, Object> bankAccount() {
        return Map.of("bankCode", "088", "accountNumber", accountNumber());
    }

    static String accountNumber() {
        return PayScene.accountNumber();
    }

    /** The id of a bank account of this member; linked if there is none yet. */
    static String linkedAccountOf(MemberActor member) {
        Api.Answer linked = member.get("/v1/pay/bank-accounts");
        return linked.body().at("/items/0").isMissingNode()
                ? member.linksBankAccount("088", accountNumber()).text("id")
                : linked.text("items/0/id");
    }

    /** The id of a new top-up that is carried out. */
    static String topUp(MemberActor member) {
        return member.post("/v1/pay/top-ups", Map.of("bankAccountId", linkedAccountOf(member), "amount", 20_000),
                "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** The id of a new withdrawal that is carried out. */
    static String withdrawal(MemberActor member) {
        topUp(member);
        return member.post("/v1/pay/withdrawals", Map.of("bankAccountId", linkedAccountOf(member), "amount", 100),
                "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** Somebody new whose wallet is filled by itself. */
    MemberActor filledByItself() {
        MemberActor actor = somebodyNew();
        String account = linkedAccountOf(actor);
        // Until pay has heard of the device, its signature is nobody's.
        Awaitility.await().until(() -> actor.put("/v1/pay/auto-top-up",
                Map.of("bankAccountId", account, "step", 10_000), "X-Device-Signature",
                actor.sign("madang.pay.auto-top-up.v1\n" + account + "\n10000")).status() == 200);
        return actor;
    }

    /** A transfer of the owner's to a phone number of nobody: its path. */
    String heldTransfer(String phone) {
        topUp(owner);
        return "/v1/pay/transfers/" + owner.post("/v1/pay/transfers", Map.of("to", phone, "amount", 100),
                "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** Somebody new, to whose phone number the owner sent money before. */
    MemberActor somebodyAwaited() {
        MemberActor recipient = MemberActor.at(port);
        heldTransfer(recipient.phone);
        recipient.signsUp();
        Awaitility.await().until(() -> !recipient.get("/v1/pay/transfers/waiting").body().at("/items/0")
                .isMissingNode());
        return recipient;
    }

    /** A new loan of the borrower's, half a month old, and money to pay it back. */
    String runningLoan() {
        if (borrower.get("/v1/pay/bank-accounts").body().at("/items/0").isMissingNode()) {
            topUp(borrower);
        }
        // What is still to be collected would leave a full wallet too little: a loan that does not fit into it goes to the bank account.
        Awaitility.await().until(() -> loans.number("""
                select count(*) from loan_repayment r join loan_contract c on c.id = r.loan_id
                where c.member_id = ? and r.state = 'ASKED'""", Long.parseLong(borrower.memberId)) == 0);
        String loan = Long.toString(loans.running(new Tsid(Long.parseLong(borrower.memberId)), 1_000_000,
                loans.today().minusDays(10), null).value());
        Awaitility.await().until(() -> borrower.get("/v1/pay/wallet").body().at("/balance").asLong() > 1_010_000);
        return loan;
    }

    /** A repayment of a new loan of the borrower's: its path. */
    String repayment() {
        String path = "/v1/loan/loans/" + runningLoan();
        String repayment = path + "/repayments/" + borrower.post(path + "/prepayments",
                Map.of("principal", 1_000, "strategy", "FEWER_INSTALMENTS"), "Idempotency-Key",
                UUID.randomUUID().toString()).text("id");
        Awaitility.await().until(() -> borrower.get(repayment).text("state").equals("COLLECTED"));
        return repayment;
    }

    /** The payment of a new order of the owner's, as soon as pay has prepared it. */
    Api.Answer preparedOrder() {
        return preparedOrderOf(owner);
    }

    Api.Answer preparedOrderOf(MemberActor member) {
        String order = Checkout.order(member::post, sku, 1).text("id");
        return Awaitility.await()
                .until(() -> member.get("/v1/pay/order-payments/" + order), answer -> answer.status() == 200);
    }

    /** What the device signs to confirm the payment of an order. */
    static String confirmation(String payment, String order) {
        return "madang.pay.confirm.v1\n%s\n%s\n12900\nMONEY=12900".formatted(payment, order);
    }
}
