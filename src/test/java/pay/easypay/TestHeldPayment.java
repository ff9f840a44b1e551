package pay.easypay;

import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.fraud.HeldForReview;
import platform.id.Tsid;
import testing.TestMembers.TestMember;

/** A payment that a reported member wants to approve, for tests of other packages. */
public final class TestHeldPayment {
    public final PayScene scene;
    public final TestMember member;
    private final ShopScene shop;
    private final String key;

    public TestHeldPayment(ApplicationContext context) {
        this.shop = new ShopScene(context);
        this.scene = shop.scene;
        this.member = scene.memberWith(50_000);
        this.key = shop.asks(1_000);
        HeldForReview.report(context, member.id().toString());
    }

    public Tsid id() {
        return new Tsid(PaymentKey.of(key).id());
    }

    /** The refusal's code; empty when it is approved. */
    public String approve() {
        return approve(member);
    }

    public String approve(TestMember by) {
        var answer = shop.approve(by, key, 1_000, 0, UUID.randomUUID().toString());
        return answer.status() == 200 ? "" : answer.code();
    }

    public String state() {
        return shop.state(key);
    }
}
