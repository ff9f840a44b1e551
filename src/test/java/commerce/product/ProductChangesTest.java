package commerce.product;

import java.util.List;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.Sku;
import commerce.refusal.CommerceError;
import commerce.shelf.ShelfGoods;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.money.Won;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;

import static commerce.product.DecideApproval.Verdict.APPROVE;
import static commerce.product.ProductHappening.DISCARD;
import static commerce.product.ProductHappening.WITHDRAW;
import static commerce.product.ProductScene.form;
import static commerce.product.ProductScene.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Products whose forms and prices change, and changes that come in the place of others. */
@MadangTest
class ProductChangesTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    WriteProduct write;
    @Autowired
    MoveDraft draft;
    @Autowired
    RepriceProduct reprice;
    @Autowired
    DecideApproval decide;
    @Autowired
    ReadApprovals approvals;
    @Autowired
    Catalogue catalogue;
    @Autowired
    ShelfGoods goods;
    @LocalServerPort
    int port;

    ProductScene scene;

    @BeforeEach
    void open() {
        scene = new ProductScene(context);
    }

    @Test
    void staysReadableWhenAFormThatIsNotSoldAnyMoreWouldCostLessThanNothing() {
        ProductId id = scene.sells("천혜향", 10_000, form("대과", 0), form("소과", -5_000));
        scene.changes(id, scene.content("천혜향", form("대과", 0)));
        scene.approves(id);
        scene.changes(id, scene.content("천혜향 선물세트", form("대과", 0)));
        reprice.reprice(scene.person, id, scene.version(id), terms(4_000));
        assertThat(read(id).status()).isEqualTo(200);
        assertThat(read(id).body().at("/skus").findValuesAsString("price")).containsOnly("4000");
        assertThat(approvals.waiting(1_000)).extracting(ReadApprovals.Waiting::product).contains(id);
        scene.approves(id);
        // One that was left so before.
        scene.shop.sql("update commerce_sku set price_difference = -5000 where product_id = ? and not on_sale",
                id.value());
        assertThat(catalogue.find(id)).isPresent();
    }

    @Test
    void endsALivePriceAtWhichAFormWouldCostNothing() {
        ProductId id = scene.sells("청견", 10_000, form("대과", 0), form("소과", -500));
        scene.shop.sql("update commerce_product set live_price = 1000 where id = ?", id.value());
        scene.changes(id, scene.content("청견", form("대과", 0), form("소과", -900)));
        scene.approves(id);
        Awaitility.await("it may go on").until(() -> read(id).body().at("/price").asLong() == 100);
        scene.changes(id, scene.content("청견", form("대과", 0), form("소과", -1_000)));
        scene.approves(id);
        Awaitility.await().until(() -> read(id).body().at("/price").asLong() == 9_000);
    }

    @Test
    void showsTheQueueWithADraftThatCannotBeRead() {
        ProductId id = scene.handsIn("레드향");
        scene.shop.sql("update commerce_product_draft set content = '{' where product_id = ?", id.value());
        assertThat(approvals.waiting(1_000)).extracting(ReadApprovals.Waiting::product).contains(id);
        scene.shop.sql("delete from commerce_product_draft where product_id = ?", id.value());
    }

    @Test
    void letsNobodyApproveOrSendBackAChangeThatCameInThePlaceOfWhatTheySaw() {
        ProductId id = scene.sells("한라봉", 10_000, form("대과", 0));
        scene.changes(id, scene.content("한라봉 3kg", form("대과", 0)));
        int seen = scene.draftVersion(id);
        move(id, WITHDRAW);
        move(id, DISCARD);
        scene.changes(id, scene.content("전혀 다른 것", form("대과", 0)));
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE, () -> decide.decide(scene.operator, id, seen, APPROVE, ""));
        int second = scene.draftVersion(id);
        scene.approves(id);
        scene.changes(id, scene.content("또 다른 것", form("대과", 0)));
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE,
                () -> decide.decide(scene.operator, id, second, DecideApproval.Verdict.REJECT, "사진이 없어요"));
        assertThat(read(id).text("name")).isEqualTo("전혀 다른 것");
    }

    @Test
    void showsInListsTheLowestPriceThatSomethingCanBeHadFor() {
        ProductId id = scene.sells("카라향", 100, form("대과", 29_900), form("특대과", 39_900), form("선물세트", 59_900));
        assertThat(price(id)).isEqualTo(Won.of(30_000));
        assertThat(read(id).body().at("/price").asLong()).isEqualTo(30_000);
        catalogue.find(id).orElseThrow().skus().stream().filter(sku -> !sku.choices().contains("대과"))
                .forEach(sku -> scene.shop.receives(sku.id(), 3));
        assertThat(price(id)).isEqualTo(Won.of(40_000));
    }

    @Test
    void correctsTheCaseOfAChoice() {
        ProductId id = scene.sells("진지향", 10_000, form("xl", 0), form("XXL", 1_000), form("xxl", 1_000));
        scene.changes(id, scene.content("진지향", form("XL", 0), form("XXL", 1_000)));
        scene.approves(id);
        assertThat(catalogue.find(id).orElseThrow().skus()).filteredOn(Sku::onSale)
                .extracting(sku -> sku.choices().getFirst()).containsExactlyInAnyOrder("XL", "XXL");
    }

    @Test
    void takesNoPriceAtWhichAFormCostsMoreThanAnythingMay() {
        ProductId id = scene.sells("황금향", 10_000, form("대과", 0), form("특대과", 999_000_000));
        refuses(CommerceError.PRODUCT_INCOMPLETE,
                () -> reprice.reprice(scene.person, id, scene.version(id), terms(2_000_000)));
    }

    @Test
    void keepsNoMoreThanAProductMayHoldNotEvenAsADraft() {
        Content content = scene.content("", form("대과", 0));
        Content.Form[] many = new Content.Form[ContentRules.MOST_FORMS + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = form("크기 " + i, 0);
        }
        for (Content each : List.of(scene.content("감귤", many), scene.content("감".repeat(101)),
                scene.content("감귤", form("크".repeat(51), 0)),
                new Content("감귤", "x".repeat(2_001), content.category(), true, List.of(), List.of(), Map.of(), Map.of(),
                        List.of()),
                new Content("감귤", "x", content.category(), true, List.of(), List.of(),
                        Map.of("ORIGIN", "제".repeat(201)),
                        Map.of(), List.of()))) {
            refuses(CommerceError.PRODUCT_INCOMPLETE,
                    () -> write.write(scene.person, null, WriteProduct.NEW, new Draft(each, terms(1_000))));
        }
        write.write(scene.person, null, WriteProduct.NEW, new Draft(content, null));
    }

    private Won price(ProductId id) {
        return goods.of(List.of(id)).getFirst().tile().price();
    }

    private void move(ProductId id, ProductHappening happening) {
        draft.move(scene.person, id, scene.draftVersion(id), happening);
    }

    private Api.Answer read(ProductId id) {
        return new Api(port).get("/v1/commerce/products/" + id.value());
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
