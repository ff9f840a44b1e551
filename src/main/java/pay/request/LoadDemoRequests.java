package pay.request;

import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pay.demo.StayingMembers;
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
    private final DemoScale scale;
    private final StayingMembers staying;

    LoadDemoRequests(DemoLoader loader, AskMoney askMoney, DivideBill divideBill, PayRequest payRequest, Ids ids,
            DemoScale scale, StayingMembers staying) {
        this.loader = loader;
        this.askMoney = askMoney;
        this.divideBill = divideBill;
        this.payRequest = payRequest;
        this.ids = ids;
        this.scale = scale;
        this.staying = staying;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> progress.step("requests", 1, 1,
                (_, _) -> askAround(staying.of(1, Math.min(scale.members(), MOST)))));
    }

    private void askAround(List<Long> ring) {
        if (ring.size() < BILL_OF) {
            return;
        }
        for (int i = 0; i < ring.size(); i++) {
            Tsid member = member(ring, i);
            Addressee next = new Addressee.Member(member(ring, i + 1));
            askMoney.ask(member(ring, i + 1), new Addressee.Member(member), Won.of(12_000), "택시비");
            Won total = Won.of(13_500);
            List<MoneyRequest> shares = divideBill.divide(member, total, Division.equal(total, BILL_OF - 1),
                    List.of(next, new Addressee.Member(member(ring, i + 2))), "커피와 빵").requests();
            pay(index(ring, i + 1), shares.getFirst().id());
        }
    }

    private void pay(long payer, MoneyRequestId request) {
        MemberCaller caller = new MemberCaller(DemoIds.member(payer), DemoIds.device(payer), ids.next(),
                IdentityTier.REAL_NAME);
        payRequest.pay(caller, new IdempotencyKey("demo", "", "", "", request.toString()), request, null);
    }

    private static Tsid member(List<Long> ring, int place) {
        return DemoIds.member(index(ring, place));
    }

    private static long index(List<Long> ring, int place) {
        return ring.get(place % ring.size());
    }
}
