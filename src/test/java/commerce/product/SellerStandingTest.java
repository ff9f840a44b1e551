package commerce.product;

import java.util.Set;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;
import testing.MadangTest;

import static commerce.product.ProductScene.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What sellers may do to their products who may not sell, and which of their people. */
@MadangTest
class SellerStandingTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    WriteProduct write;
    @Autowired
    MoveProduct move;
    @Autowired
    RepriceProduct reprice;
    @Autowired
    DecideApproval decide;

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "TERMINATED", "REFUSED", "APPLIED"})
    void letsThoseWhoMayNotSellOnlyTakeAway(String status) {
        ProductScene scene = new ProductScene(context);
        ProductId sold = scene.sells("한라봉");
        ProductId waiting = scene.handsIn("천혜향");
        ProductId written = scene.writes("레드향");
        become(scene, status);
        refuses(() -> write.write(scene.person, null, WriteProduct.NEW, new Draft(scene.content("x"), terms(1_000))));
        refuses(() -> write.write(scene.person, sold, WriteProduct.NEW, new Draft(scene.content("x"), null)));
        refuses(() -> scene.submits(written));
        refuses(() -> scene.approves(waiting));
        refuses(() -> reprice.reprice(scene.person, sold, scene.version(sold), terms(1_000)));
        decide.decide(scene.operator, waiting, 1, DecideApproval.Verdict.REJECT, "판매 정지");
        move.move(scene.person, sold, ProductHappening.PAUSE);
        refuses(() -> move.move(scene.person, sold, ProductHappening.RESUME));
        move.move(scene.person, sold, ProductHappening.STOP);
    }

    @Test
    void letsThoseOnAHolidayPrepareWhatTheyWillSell() {
        ProductScene scene = new ProductScene(context);
        become(scene, "PAUSED");
        scene.sells("한라봉");
    }

    @Test
    void letsOnlyThoseOfASellersPeopleWhoLookAfterItsProducts() {
        Tsid seller = new Tsid(7);
        assertThat(SellerPerson.of(person(seller, "SELLER", "SELLER_PRODUCT")).seller()).isEqualTo(new SellerId(7));
        assertThat(SellerPerson.of(person(seller, "SELLER", "SELLER_OWNER")).seller()).isEqualTo(new SellerId(7));
        for (StaffCaller other : new StaffCaller[]{person(seller, "SELLER"), person(seller, "SELLER", "SELLER_MONEY"),
                person(null, "SELLER", "SELLER_PRODUCT")}) {
            assertThatThrownBy(() -> SellerPerson.of(other)).isInstanceOfSatisfying(DomainException.class,
                    refusal -> assertThat(refusal.code()).isEqualTo(PlatformError.FORBIDDEN));
        }
    }

    private static StaffCaller person(Tsid seller, String... roles) {
        return new StaffCaller(new Tsid(1), "person", Set.of(roles), seller);
    }

    private static void become(ProductScene scene, String status) {
        scene.shop.sql("update commerce_seller set status = ? where id = ?", status, scene.person.seller().value());
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.SELLER_IN_OTHER_STATE));
    }
}
