package commerce.listing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import commerce.catalogue.Categories;
import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import commerce.freight.Templates;
import commerce.product.Content;
import commerce.product.ReadOwnProduct;
import commerce.product.ReadOwnProduct.OwnProduct;
import commerce.product.TermsForm;
import commerce.refusal.CommerceError;
import commerce.stock.ReadStock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** What the page of a product shows. */
@Component
class ProductView {
    private static final int HISTORY = 50;

    private final ReadOwnProduct products;
    private final ReadStock stock;
    private final Categories categories;
    private final GoodsForms forms;
    private final Templates templates;

    ProductView(ReadOwnProduct products, ReadStock stock, Categories categories, GoodsForms forms,
            Templates templates) {
        this.products = products;
        this.stock = stock;
        this.categories = categories;
        this.forms = forms;
        this.templates = templates;
    }

    /** A product that is there. */
    String show(StaffCaller caller, ProductId id, Locale language, Model model) {
        OwnProduct product = products.read(SellerId.of(caller, SellerRole.VIEWER), id);
        model.addAttribute("history", products.history(product, HISTORY));
        if (product.known() != null) {
            model.addAttribute("stock",
                    stock.of(product.known().skus().stream().map(Sku::id).toList()));
        }
        return fill(caller, product, product.content(), TermsForm.of(product.terms()), language, model);
    }

    /** One that is not written yet. */
    String blank(StaffCaller caller, CategoryId category, Locale language, Model model) {
        Content content = new Content("", "", category.value(), false, List.of(),
                List.of(new Content.Form(List.of(), 0, "")), Map.of(), Map.of(), List.of());
        return fill(caller, null, content, TermsForm.NONE, language, model);
    }

    private String fill(StaffCaller caller, @Nullable OwnProduct product, Content content, TermsForm terms,
            Locale language, Model model) {
        boolean may = SellerRole.PRODUCT.isIn(caller.roles());
        model.addAttribute("product", product);
        model.addAttribute("goods", content);
        model.addAttribute("terms", terms);
        model.addAttribute("rows", FormRow.of(content, product));
        model.addAttribute("groups", Product.MOST_OPTION_GROUPS);
        model.addAttribute("form", forms.of(new CategoryId(content.category()))
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY)));
        model.addAttribute("categories", CategoryChoice.of(categories.tree(), language));
        model.addAttribute("templates", templates.of(SellerId.of(caller, SellerRole.VIEWER)));
        model.addAttribute("may", may);
        model.addAttribute("writable", may && (product == null || product.isWritable()));
        return "commerce/listing";
    }
}
