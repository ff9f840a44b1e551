package commerce.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.ProductId;
import commerce.image.ImageId;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;

/** A seller's person who writes products, and an operator who looks at them. */
public final class ProductScene {
    private static final long FRUIT = 110;

    public final TestShop shop;
    final SellerPerson person;
    final StaffCaller operator;
    private final WriteProduct write;
    private final MoveDraft move;
    private final DecideApproval decide;
    private final GoodsForm form;

    public ProductScene(ApplicationContext context) {
        this(context, new TestShop(context));
    }

    /** In a shop that is there. */
    public ProductScene(ApplicationContext context, TestShop shop) {
        Ids ids = context.getBean(Ids.class);
        this.shop = shop;
        person = new SellerPerson(shop.seller(), ids.next());
        operator = new StaffCaller(ids.next(), "operator", Set.of("OPERATOR"), null);
        write = context.getBean(WriteProduct.class);
        move = context.getBean(MoveDraft.class);
        decide = context.getBean(DecideApproval.class);
        form = context.getBean(GoodsForms.class).of(new CategoryId(FRUIT)).orElseThrow();
    }

    /** What is complete, with two sizes. */
    Content content(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        form.attributes().stream().filter(each -> each.required()).forEach(each -> attributes.put(each.code(),
                each.choices().isEmpty() ? "제주" : each.choices().getFirst()));
        Map<String, String> notice = new LinkedHashMap<>();
        form.notice().forEach(each -> notice.put(each.code(), "상세 설명 참조"));
        return new Content(name, "달고 맛있어요.", FRUIT, true, List.of("크기"),
                List.of(new Content.Form(List.of("대과"), 3_000, "L"), new Content.Form(List.of("소과"), 0, "S")),
                attributes, notice, List.of());
    }

    /** The same, in other forms. */
    Content content(String name, Content.Form... forms) {
        Content content = content(name);
        return new Content(name, content.description(), content.category(), content.taxFree(), content.optionGroups(),
                List.of(forms), content.attributes(), content.notice(), content.images());
    }

    static Content.Form form(String choice, long difference) {
        return new Content.Form(List.of(choice), difference, "");
    }

    Content showing(String name, ImageId image) {
        Content content = content(name);
        return new Content(name, content.description(), content.category(), content.taxFree(), content.optionGroups(),
                content.forms(), content.attributes(), content.notice(), List.of(image.value()));
    }

    /** One that waits for Madang, with this picture. */
    ProductId handsIn(String name, ImageId image) {
        ProductId id = write.write(person, null, WriteProduct.NEW, new Draft(showing(name, image), terms(12_900)));
        submits(id);
        return id;
    }

    /** One that buyers see, with this picture. */
    public ProductId sells(String name, ImageId image) {
        ProductId id = handsIn(name, image);
        approves(id);
        return id;
    }

    /** Without a shipping template or a sale. */
    static Terms terms(long price) {
        return new Terms(Won.of(price), null, null);
    }

    /** One that nobody else knows of. */
    public ProductId writes(String name) {
        return write.write(person, null, WriteProduct.NEW, new Draft(content(name), terms(12_900)));
    }

    /** One that waits for Madang. */
    public ProductId handsIn(String name) {
        ProductId id = writes(name);
        submits(id);
        return id;
    }

    /** One that buyers see. */
    public ProductId sells(String name) {
        ProductId id = handsIn(name);
        approves(id);
        return id;
    }

    /** One that buyers see in these forms. */
    ProductId sells(String name, long price, Content.Form... forms) {
        ProductId id = write.write(person, null, WriteProduct.NEW, new Draft(content(name, forms), terms(price)));
        submits(id);
        approves(id);
        return id;
    }

    /** A change of what buyers see, which waits for Madang. */
    void changes(ProductId id, Content content) {
        write.write(person, id, WriteProduct.NEW, new Draft(content, null));
        submits(id);
    }

    void submits(ProductId id) {
        move.move(person, id, draftVersion(id), ProductHappening.SUBMIT);
    }

    public void approves(ProductId id) {
        decide.decide(operator, id, draftVersion(id), DecideApproval.Verdict.APPROVE, "");
    }

    public void sendsBack(ProductId id, String reason) {
        decide.decide(operator, id, draftVersion(id), DecideApproval.Verdict.REJECT, reason);
    }

    /** Of what is written. */
    public int draftVersion(ProductId id) {
        return (int) shop.number("select version from commerce_product_draft where product_id = ?", id.value());
    }

    /** Of what buyers see. */
    public int version(ProductId id) {
        return (int) shop.number("select version from commerce_product where id = ?", id.value());
    }
}
