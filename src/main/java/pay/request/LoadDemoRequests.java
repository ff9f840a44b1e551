package pay.request;

import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pay.transfer.Addressee;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.web.idempotency.IdempotencyKey;

/**
 * Lets the first demo members ask each other for money, as their app would: each is asked for a taxi, and has divided a bill
 * of which one friend has paid their share. In a ring, so that each gets what they pay. Before anybody orders, since the
 * wallets of all of them are locked meanwhile.
 */
@Component
@ConditionalOnDemo
@Order(-9)
class LoadDemoRequests implements ApplicationRunner {
    private static final int MOST = 20;
    private static final int BILL_OF = 3;

    private final DemoLoader loader;
    private final AskMoney askMoney;
    private final DivideBill divideBill;
    private final PayRequest payRequest;
    private final Ids ids;
    private final int ring;

    LoadDemoRequests(DemoLoader loader, AskMoney askMoney, DivideBill divideBill, PayRequest payRequest, Ids ids,
            DemoScale scale) {
        this.loader = loader;
        this.askMoney = askMoney;
        this.divideBill = divideBill;
        this.payRequest = payRequest;
        this.ids = ids;
        this.ring = Math.min(scale.members(), MOST);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (ring >= BILL_OF) {
            loader.once("pay", progress -> progress.step("requests", 1, 1, (_, _) -> askAround()));
        }
    }

    private void askAround() {
        for (int i = 0; i < ring; i++) {
            askMoney.ask(member(i + 1), new Addressee.Member(member(i)), Won.of(12_000), "택시비");
            Won total = Won.of(13_500);
            List<MoneyRequest> shares = divideBill.divide(member(i), total, Division.equal(total, BILL_OF - 1),
                    List.of(new Addressee.Member(member(i + 1)), new Addressee.Member(member(i + 2))), "커피와 빵")
                    .requests();
            pay(i + 1, shares.getFirst().id());
        }
    }

    private void pay(int payer, MoneyRequestId request) {
        MemberCaller caller = new MemberCaller(member(payer), DemoIds.device(index(payer)), ids.next(),
                IdentityTier.REAL_NAME);
        payRequest.pay(caller, new IdempotencyKey("demo", "", "", "", request.toString()), request, null);
    }

    private Tsid member(int place) {
        return DemoIds.member(index(place));
    }

    private int index(int place) {
        return place % ring + 1;
    }
}
