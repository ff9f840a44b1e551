package commerce.listing;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import commerce.catalogue.Categories;
import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import commerce.freight.ShippingTemplate;
import commerce.freight.Templates;
import commerce.product.Content;
import commerce.product.FindFlaws;
import commerce.product.Flaw;
import commerce.product.ReadOwnProduct;
import commerce.product.ReadOwnProduct.Happened;
import commerce.product.ReadOwnProduct.OwnProduct;
import commerce.product.TermsForm;
import commerce.refusal.CommerceError;
import commerce.stock.ReadStock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import platform.id.Tsid;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** What the page of a product shows. */
@Component
class ProductView {
    private static final int HISTORY = 50;
    private static final List<String> NONE = Collections.nCopies(Product.MOST_OPTION_GROUPS, "");

    private final ReadOwnProduct products;
    private final FindFlaws flaws;
    private final ReadStock stock;
    private final Categories categories;
    private final GoodsForms forms;
    private final Templates templates;

    ProductView(ReadOwnProduct products, FindFlaws flaws, ReadStock stock, Categories categories, GoodsForms forms,
            Templates templates) {
        this.products = products;
        this.flaws = flaws;
        this.stock = stock;
        this.categories = categories;
        this.forms = forms;
        this.templates = templates;
    }

    /**
     * What of a product is shown.
     *
     * @param at the step of a new one; null: the first in which something is not right
     * @param isChecked whether it says what of that step is not right
     * @param before id of the last entry of its history that they saw; null from the newest on
     */
    record Part(@Nullable Section at, boolean isChecked, @Nullable Tsid before) {
        static Part of(@Nullable Section at) {
            return new Part(at, false, null);
        }
    }

    /**
     * Its options as they are shown.
     *
     * @param groups their names by their places, empty where there is none
     * @param choices what was typed for combinations that are not made yet, by the same places
     */
    record Options(List<String> groups, List<String> choices, List<FormRow> rows) {
        static Options of(Content content, @Nullable OwnProduct product) {
            List<String> groups = Stream.concat(content.optionGroups().stream(), NONE.stream())
                    .limit(Product.MOST_OPTION_GROUPS).toList();
            return new Options(groups, NONE, FormRow.of(content, product));
        }
    }

    /** A product that is there. */
    String show(StaffCaller caller, ProductId id, Part part, Locale language, Model model) {
        OwnProduct product = products.read(SellerId.of(caller, SellerRole.VIEWER), id);
        Content content = product.content();
        List<Flaw> found = mayWrite(caller, product)
                ? flaws.of(SellerId.of(caller, SellerRole.VIEWER), content, product.terms())
                : List.of();
        Section at = !mayWrite(caller, product) || product.known() != null
                ? null
                : part.at() != null ? part.at() : Section.firstOf(found).orElse(Section.REVIEW);
        frame(caller, product, at, part.before(), language, model);
        return form(caller, content, TermsForm.of(product.terms()), Options.of(content, product),
                shown(found, at, part.isChecked()), model);
    }

    /** Who looks it over sees all that is left to do, who is at another step what of that one they were told of. */
    private static List<Flaw> shown(List<Flaw> found, @Nullable Section at, boolean isChecked) {
        if (at == Section.REVIEW) {
            return found;
        }
        return isChecked ? found.stream().filter(flaw -> at == null || Section.of(flaw) == at).toList() : List.of();
    }

    /** One that is not written yet. */
    String blank(StaffCaller caller, CategoryId category, Locale language, Model model) {
        Content content = new Content("", "", category.value(), false, List.of(),
                List.of(new Content.Form(List.of(), 0, "")), Map.of(), Map.of(), List.of());
        frame(caller, null, Section.BASICS, null, language, model);
        return form(caller, content, TermsForm.NONE, Options.of(content, null), List.of(), model);
    }

    /**
     * What was filled in and cannot be kept, as it was typed.
     *
     * @param product null for a new one
     * @param at the step in which it was; null where there are none
     */
    String refused(StaffCaller caller, @Nullable OwnProduct product, ProductForm form, Content content,
            List<Flaw> wrong, @Nullable Section at, Locale language, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        // Of any other refusal htmx takes the words alone.
        response.setHeader("HX-Retarget", "#content");
        response.setHeader("HX-Reselect", "#content");
        response.setHeader("HX-Reswap", "outerHTML");
        frame(caller, product, at == null ? null : Section.firstOf(wrong).orElse(at), null, language, model);
        return form(caller, content, form.terms(), new Options(form.groups(), form.choices(), form.rows()), wrong,
                model);
    }

    private void frame(StaffCaller caller, @Nullable OwnProduct product, @Nullable Section at, @Nullable Tsid before,
            Locale language, Model model) {
        if (product != null) {
            List<Happened> found = products.history(product, before, HISTORY + 1);
            model.addAttribute("history", found.stream().limit(HISTORY).toList());
            model.addAttribute("older", found.size() > HISTORY ? found.get(HISTORY - 1).id() : null);
        }
        if (product != null && product.known() != null) {
            model.addAttribute("stock", stock.of(product.known().skus().stream().map(Sku::id).toList()));
        }
        model.addAttribute("product", product);
        model.addAttribute("at", at);
        model.addAttribute("sections", Section.values());
        model.addAttribute("groups", Product.MOST_OPTION_GROUPS);
        model.addAttribute("categories", CategoryChoice.of(categories.tree(), language));
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        model.addAttribute("writable", mayWrite(caller, product));
    }

    private static boolean mayWrite(StaffCaller caller, @Nullable OwnProduct product) {
        return SellerRole.PRODUCT.isIn(caller.roles()) && (product == null || product.isWritable());
    }

    private String form(StaffCaller caller, Content content, TermsForm terms, Options options, List<Flaw> wrong,
            Model model) {
        List<ShippingTemplate> own = templates.of(SellerId.of(caller, SellerRole.VIEWER));
        model.addAttribute("goods", content);
        model.addAttribute("terms", terms);
        model.addAttribute("templates", own);
        // A template that only drafts name can be removed.
        model.addAttribute("removed", !terms.template().isEmpty()
                && own.stream().noneMatch(each -> Long.toString(each.id().value()).equals(terms.template())));
        model.addAttribute("options", options);
        model.addAttribute("flaws", wrong);
        model.addAttribute("wrong", wrong.stream().map(Flaw::field).collect(Collectors.toSet()));
        model.addAttribute("form", forms.of(new CategoryId(content.category()))
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY)));
        return "commerce/listing";
    }
}
