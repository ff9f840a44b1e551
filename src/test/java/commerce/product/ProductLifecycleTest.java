package commerce.product;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import commerce.TestShop;
import commerce.catalogue.Catalogue;
import commerce.catalogue.Offers;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sale;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import commerce.image.TestImages;
import commerce.refusal.CommerceError;
import commerce.shelf.ShelfGoods;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import static commerce.product.DecideApproval.Verdict.REJECT;
import static commerce.product.ProductHappening.DISCARD;
import static commerce.product.ProductHappening.PAUSE;
import static commerce.product.ProductHappening.RESTOCK;
import static commerce.product.ProductHappening.RESUME;
import static commerce.product.ProductHappening.SELL_OUT;
import static commerce.product.ProductHappening.STOP;
import static commerce.product.ProductHappening.SUBMIT;
import static commerce.product.ProductHappening.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From what a seller writes to what buyers see, and to its end. */
@MadangTest
class ProductLifecycleTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    WriteProduct write;
    @Autowired
    MoveDraft draft;
    @Autowired
    MoveProduct move;
    @Autowired
    RepriceProduct reprice;
    @Autowired
    DecideApproval decide;
    @Autowired
    BanProduct ban;
    @Autowired
    ProductHistory history;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Offers offers;
    @Autowired
    ShelfGoods goods;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    ProductScene scene;
    TestShop shop;
    SellerPerson person;

    @BeforeEach
    void open() {
        scene = new ProductScene(context);
        shop = scene.shop;
        person = scene.person;
    }

    @Test
    void letsBuyersSeeAProductOnceItIsApprovedWithEmptyStock() {
        ProductId id = scene.handsIn("한라봉");
        assertThat(read(id).status()).isEqualTo(404);
        decide.decide(scene.operator, id, 1, APPROVE, "");
        assertThat(read(id).text("name")).isEqualTo("한라봉");
        assertThat(read(id).body().at("/skus/0/available").asInt()).isZero();
        Product product = catalogue.find(id).orElseThrow();
        assertThat(product.status()).isEqualTo(ProductStatus.ON_SALE);
        assertThat(offers.of(skus(product))).hasSize(2);
        assertThat(shop.number("select count(*) from platform_event_log where type = 'commerce.product-published'"
                + " and aggregate_id = ?", id.value())).isEqualTo(1);
        assertThat(history.of(id, Long.MAX_VALUE, 10)).extracting(each -> each.entry().happening()).containsExactly(
                ProductHappening.APPROVE, SUBMIT, ProductHappening.EDIT);
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.product-approved'"
                + " and subject_id = ?", Long.toString(id.value()))).isEqualTo(1);
    }

    @Test
    void sendsBackWithAReasonAndTakesItAgain() {
        ProductId id = scene.handsIn("레드향");
        refuses(CommerceError.PRODUCT_INCOMPLETE, () -> decide.decide(scene.operator, id, 1, REJECT, " "));
        decide.decide(scene.operator, id, 1, REJECT, "사진이 없어요");
        assertThat(history.of(id, Long.MAX_VALUE, 1).getFirst().entry().details()).containsEntry("reason", "사진이 없어요");
        refuses(CommerceError.PRODUCT_IN_OTHER_STATE, () -> decide.decide(scene.operator, id, 1, APPROVE, ""));
        draft.move(person, id, 1, SUBMIT);
        draft.move(person, id, 1, WITHDRAW);
        write.write(person, id, 1, new Draft(scene.content("레드향 3kg"), ProductScene.terms(20_000)));
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE, () -> draft.move(person, id, 1, SUBMIT));
        draft.move(person, id, 2, SUBMIT);
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE, () -> decide.decide(scene.operator, id, 1, APPROVE, ""));
        decide.decide(scene.operator, id, 2, APPROVE, "");
        assertThat(read(id).text("name")).isEqualTo("레드향 3kg");
    }

    @Test
    void showsBuyersWhatWasApprovedUntilTheChangeIs() {
        ProductId id = scene.sells("천혜향");
        List<SkuId> before = skus(catalogue.find(id).orElseThrow());
        Content content = scene.content("천혜향 선물세트");
        Content changed = new Content(content.name(), content.description(), content.category(), content.taxFree(),
                content.optionGroups(), List.of(new Content.Form(List.of("대과"), 4_000, "L"),
                        new Content.Form(List.of("특대과"), 9_000, "XL")),
                content.attributes(), content.notice(), content.images());
        write.write(person, id, WriteProduct.NEW, new Draft(changed, ProductScene.terms(1)));
        draft.move(person, id, scene.draftVersion(id), SUBMIT);
        assertThat(read(id).text("name")).isEqualTo("천혜향");
        scene.approves(id);
        Product after = catalogue.find(id).orElseThrow();
        assertThat(after.name()).isEqualTo("천혜향 선물세트");
        assertThat(after.price()).isEqualTo(Won.of(12_900));
        assertThat(skus(after)).containsAll(before).hasSize(3);
        assertThat(after.skus()).filteredOn(Sku::onSale).extracting(sku -> sku.choices().getFirst())
                .containsExactlyInAnyOrder("대과", "특대과");
        assertThat(offers.of(skus(after))).hasSize(3);
        assertThat(history.of(id, Long.MAX_VALUE, 1).getFirst().entry().details())
                .containsEntry("name", "천혜향 → 천혜향 선물세트")
                .containsKey("forms").doesNotContainKey("description");
    }

    @Test
    void keepsTheOptionGroupsThatBuyersHaveOrderedBy() {
        ProductId id = scene.sells("금귤");
        Content content = scene.content("금귤");
        Content other = new Content(content.name(), content.description(), content.category(), true, List.of(),
                List.of(new Content.Form(List.of(), 0, "")), content.attributes(), content.notice(), content.images());
        refuses(CommerceError.OPTION_GROUPS_FIXED,
                () -> write.write(person, id, WriteProduct.NEW, new Draft(other, null)));
    }

    @Test
    void refusesWhatIsIncompleteOnlyWhenItIsHandedIn() {
        Content content = scene.content("");
        ProductId id = write.write(person, null, WriteProduct.NEW, new Draft(content, null));
        refuses(CommerceError.PRODUCT_INCOMPLETE, () -> draft.move(person, id, scene.draftVersion(id), SUBMIT));
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE,
                () -> write.write(person, id, 7, new Draft(content, null)));
        Content nowhere = new Content("x", "x", 100, true, List.of(), List.of(), Map.of(), Map.of(), List.of());
        refuses(CommerceError.UNKNOWN_CATEGORY,
                () -> write.write(person, null, WriteProduct.NEW, new Draft(nowhere, null)));
        draft.move(person, id, 1, DISCARD);
        refuses(CommerceError.PRODUCT_NOT_FOUND, () -> draft.move(person, id, 1, SUBMIT));
    }

    @Test
    void pausesSellsOutResumesAndEnds() {
        ProductId id = scene.sells("청견");
        assertThat(move.move(person, id, PAUSE)).isEqualTo(ProductStatus.PAUSED);
        refuses(CommerceError.PRODUCT_IN_OTHER_STATE, () -> move.move(person, id, PAUSE));
        move.move(person, id, RESUME);
        move.move(person, id, SELL_OUT);
        assertThat(offers.of(skus(catalogue.find(id).orElseThrow())).values()).noneMatch(offer -> offer.onSale());
        move.move(person, id, RESTOCK);
        write.write(person, id, WriteProduct.NEW, new Draft(scene.content("청견 5kg"), null));
        draft.move(person, id, scene.draftVersion(id), SUBMIT);
        move.move(person, id, STOP);
        refuses(CommerceError.PRODUCT_NOT_FOUND, () -> decide.decide(scene.operator, id, 1, APPROVE, ""));
        refuses(CommerceError.PRODUCT_IN_OTHER_STATE,
                () -> write.write(person, id, WriteProduct.NEW, new Draft(scene.content("청견"), null)));
    }

    @Test
    void changesPricesAtOnceAndSellsForLessWhileASaleIsOn() {
        ProductId id = scene.sells("카라향");
        SkuId small = catalogue.find(id).orElseThrow().skus().stream()
                .filter(sku -> sku.priceDifference().equals(Won.ZERO))
                .findFirst().orElseThrow().id();
        Instant now = clock.instant();
        int version = scene.version(id);
        Sale over = new Sale(Won.of(5_000), now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
        reprice.reprice(person, id, version, new Terms(Won.of(10_000), over, null));
        assertThat(offers.of(List.of(small)).get(small).unitPrice()).isEqualTo(Won.of(10_000));
        Sale sale = new Sale(Won.of(8_000), now.minusSeconds(60), now.plus(Duration.ofDays(1)));
        reprice.reprice(person, id, scene.version(id), new Terms(Won.of(10_000), sale, null));
        assertThat(offers.of(List.of(small)).get(small).unitPrice()).isEqualTo(Won.of(8_000));
        assertThat(offers.of(List.of(small)).get(small).listPrice()).isEqualTo(Won.of(10_000));
        assertThat(read(id).body().at("/price").asLong()).isEqualTo(8_000);
        assertThat(read(id).body().at("/listPrice").asLong()).isEqualTo(10_000);
        refuses(CommerceError.PRODUCT_CHANGED_MEANWHILE,
                () -> reprice.reprice(person, id, version, ProductScene.terms(1_000)));
        refuses(CommerceError.SALE_NOT_POSSIBLE, () -> reprice.reprice(person, id, scene.version(id),
                new Terms(Won.of(8_000), sale, null)));
        refuses(CommerceError.UNKNOWN_SHIPPING_TEMPLATE,
                () -> reprice.reprice(person, id, scene.version(id), new Terms(Won.of(8_000), null, 1L)));
    }

    @Test
    void showsTheSellersOwnPicturesAndNobodyElses() {
        ImageId image = TestImages.of(context, person.seller());
        ImageId foreign = TestImages.of(context, new ProductScene(context).person.seller());
        refuses(CommerceError.PICTURE_NOT_FOUND,
                () -> write.write(person, null, WriteProduct.NEW, new Draft(with(foreign), ProductScene.terms(1_000))));
        ProductId id = write.write(person, null, WriteProduct.NEW, new Draft(with(image), ProductScene.terms(1_000)));
        draft.move(person, id, scene.draftVersion(id), SUBMIT);
        decide.decide(scene.operator, id, 1, APPROVE, "");
        assertThat(read(id).text("images/0")).isEqualTo(Long.toString(image.value()));
        assertThat(goods.of(List.of(id)).getFirst().tile().image()).isEqualTo(image);
    }

    @Test
    void writesNothingWhereNothingChanged() {
        ProductId id = scene.writes("감귤");
        write.write(scene.person, id, 1, new Draft(scene.content("감귤"), ProductScene.terms(12_900)));
        assertThat(scene.draftVersion(id)).isEqualTo(1);
        assertThat(history.of(id, Long.MAX_VALUE, 10)).hasSize(1);
        write.write(scene.person, id, 1, new Draft(scene.content("한라봉"), ProductScene.terms(12_900)));
        assertThat(scene.draftVersion(id)).isEqualTo(2);
    }

    @Test
    void tellsItsHistoryPageByPage() {
        ProductId id = scene.sells("감귤");
        List<ProductHistory.Kept> all = history.of(id, Long.MAX_VALUE, 10);
        assertThat(all).hasSize(3);
        assertThat(history.of(id, all.getFirst().id(), 10)).isEqualTo(all.subList(1, 3));
        assertThat(history.of(id, all.get(1).id(), 1)).isEqualTo(all.subList(2, 3));
        assertThat(history.of(id, all.getLast().id(), 10)).isEmpty();
    }

    private Content with(ImageId image) {
        Content content = scene.content("사진 있는 귤");
        return new Content(content.name(), content.description(), content.category(), content.taxFree(),
                content.optionGroups(), content.forms(), content.attributes(), content.notice(),
                List.of(image.value()));
    }

    @Test
    void letsNobodyTouchAnotherSellersProducts() {
        ProductId known = scene.sells("진지향");
        ProductId written = scene.writes("황금향");
        SellerPerson other = new ProductScene(context).person;
        for (ProductId id : List.of(known, written)) {
            refuses(CommerceError.PRODUCT_NOT_FOUND,
                    () -> write.write(other, id, WriteProduct.NEW, new Draft(scene.content("x"), null)));
            refuses(CommerceError.PRODUCT_NOT_FOUND, () -> draft.move(other, id, 1, SUBMIT));
            refuses(CommerceError.PRODUCT_NOT_FOUND, () -> move.move(other, id, PAUSE));
            refuses(CommerceError.PRODUCT_NOT_FOUND,
                    () -> reprice.reprice(other, id, 1, ProductScene.terms(1_000)));
        }
    }

    @Test
    void endsWhatMayNotBeSold() {
        ProductId id = scene.sells("한라향");
        ban.ban(scene.operator, id, "원산지를 속였어요");
        assertThat(catalogue.find(id).orElseThrow().status()).isEqualTo(ProductStatus.STOPPED);
        refuses(CommerceError.PRODUCT_IN_OTHER_STATE, () -> ban.ban(scene.operator, id, "다시"));
        assertThat(history.of(id, Long.MAX_VALUE, 1).getFirst().entry().actor().kind())
                .isEqualTo(ProductHistory.Actor.Kind.OPERATOR);
    }

    private Api.Answer read(ProductId id) {
        return new Api(port).get("/v1/commerce/products/" + id.value());
    }

    private static List<SkuId> skus(Product product) {
        return product.skus().stream().map(Sku::id).toList();
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
