package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pay.demo.StayingMembers;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.merchant.Merchant;
import pay.merchant.MerchantId;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.id.Ids;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.web.commit.Outcome;

/** Lets the first demo members pay the demo's merchant, as their app and the merchant's server would; what was paid is in every state that there is. */
@Component
@ConditionalOnDemo
@Order(-8)
class LoadDemoPayments implements ApplicationRunner {
    /** The block of merchants' ids. */
    private static final int MERCHANTS = 210;
    private static final int MOST = 40;
    /** What is left to who pays: their orders are paid out of it later. */
    private static final long LEFT = 500_000;
    private static final List<String> BOOKS = List.of("토지 1권", "어린 왕자", "코스모스", "총, 균, 쇠", "82년생 김지영");

    private final DemoLoader loader;
    private final FindMerchant merchants;
    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final ApproveTogether approveTogether;
    private final TakePayments takePayments;
    private final CancelPayment cancelPayment;
    private final Accounts accounts;
    private final Ledger ledger;
    private final EasypaySettings settings;
    private final Ids ids;
    private final DemoScale scale;
    private final StayingMembers staying;
    private final Clock clock;

    LoadDemoPayments(DemoLoader loader, FindMerchant merchants, MerchantPayments payments, KeepPayments keepPayments,
            ApprovalRows approvals,
            ApproveTogether approveTogether, TakePayments takePayments, CancelPayment cancelPayment,
            Accounts accounts, Ledger ledger, EasypaySettings settings, Ids ids, DemoScale scale,
            StayingMembers staying, Clock clock) {
        this.loader = loader;
        this.merchants = merchants;
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.approveTogether = approveTogether;
        this.takePayments = takePayments;
        this.cancelPayment = cancelPayment;
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
        this.scale = scale;
        this.staying = staying;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> progress.step("merchant payments", 1, 1,
                (_, _) -> staying.of(1, Math.min(scale.members(), MOST)).stream().filter(this::canSpare)
                        .forEach(this::buy)));
    }

    private boolean canSpare(long buyer) {
        return accounts.find(AccountKind.MEMBER_MONEY, DemoIds.member(buyer).value())
                .filter(wallet -> ledger.balance(wallet).available() > LEFT).isPresent();
    }

    private void buy(long buyer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Merchant shop = merchants.find(new MerchantId(DemoIds.of(MERCHANTS, 1).value()));
        int kind = (int) (buyer % 10);
        Won price = Won.of(9_900 + 1_100 * (buyer % 7));
        PaymentKey key = new PaymentKey(ids.nextLong(), ids.nextLong());
        payments.add(List.of(MerchantPayment.of(
                new Ask(key, shop.id(), shop.name(), true, "demo-order-" + buyer,
                        BOOKS.get((int) (buyer % BOOKS.size())), new TaxedAmount(price, Won.ZERO), kind != 1, now),
                settings.payWithin())));
        if (kind == 0 || !isApproved(buyer, key, price)) {
            return;
        }
        MerchantPayment approved = payments.lock(key).orElseThrow();
        if (kind == 1) {
            keepPayments.keep(List.of(approved.authorize(now, settings.captureWithin())));
            return;
        }
        takePayments.take(0, List.of(TakePayments.Taking.of(approved.capture(approved.ask().amount(), now),
                approvals.of(approved.id()))), now);
        if (kind == 2 || kind == 3) {
            cancelPayment.cancel(new CallingMerchant(shop.id(), true), key,
                    new PartOf(kind == 2 ? Won.of(3_000) : null, null), "고객 변심");
        }
    }

    /** Some pay a part with points, if they have them. */
    private boolean isApproved(long buyer, PaymentKey key, Won price) {
        Tenders money = new Tenders(List.of(new Tenders.Part(TenderKind.MONEY, price)));
        Tenders both = new Tenders(List.of(new Tenders.Part(TenderKind.MONEY, price.minus(Won.of(100))),
                new Tenders.Part(TenderKind.POINTS, Won.of(100))));
        return (buyer % 2 == 0 && approve(buyer, key, price, both)) || approve(buyer, key, price, money);
    }

    private boolean approve(long buyer, PaymentKey key, Won price, Tenders tenders) {
        List<Outcome<CheckoutView>> outcomes = approveTogether.approve(0,
                List.of(new ApprovalOrder(null, DemoIds.member(buyer), IdentityTier.REAL_NAME, key, price, tenders)));
        return outcomes.getFirst().refusal() == null;
    }
}
