package commerce.listing;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.CategoryId;
import commerce.catalogue.ProductId;
import commerce.product.MoveDraft;
import commerce.product.MoveProduct;
import commerce.product.ProductHappening;
import commerce.product.RepriceProduct;
import commerce.product.SellerPerson;
import commerce.product.TermsForm;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.security.StaffCaller;

/** A product of a seller's: what it is, what it costs, where it stands. */
@OpsController
class ProductPage {
    private final ProductView view;
    private final CopyProduct copy;
    private final MoveDraft moveDraft;
    private final MoveProduct moveProduct;
    private final RepriceProduct reprice;

    ProductPage(ProductView view, CopyProduct copy, MoveDraft moveDraft, MoveProduct moveProduct,
            RepriceProduct reprice) {
        this.view = view;
        this.copy = copy;
        this.moveDraft = moveDraft;
        this.moveProduct = moveProduct;
        this.reprice = reprice;
    }

    /** What may be done with what is written. */
    enum DraftMove {
        SUBMIT, WITHDRAW, DISCARD
    }

    /** What may be done with what buyers know. */
    enum Move {
        PAUSE, RESUME, SELL_OUT, RESTOCK, STOP
    }

    @GetMapping("/seller/products/{productId}")
    String show(@PathVariable ProductId productId, @RequestParam(required = false) @Nullable Section at,
            @RequestParam(defaultValue = "false") boolean checked,
            @RequestParam(required = false) @Nullable Tsid before, StaffCaller caller, Locale language,
            HttpServletResponse response, Model model) {
        if (at != null || checked) {
            // Where a form has led to: htmx sees the address of the form alone.
            response.setHeader("HX-Push-Url", Section.path(productId, at, checked));
            model.addAttribute("led", true);
        }
        return view.show(caller, productId, new ProductView.Part(at, checked, before), language, model);
    }

    @GetMapping("/seller/products/new")
    String blank(@RequestParam(defaultValue = "900") CategoryId category, StaffCaller caller, Locale language,
            Model model) {
        SellerPerson.of(caller);
        return view.blank(caller, category, language, model);
    }

    @PostMapping("/seller/products/drafts/moves")
    String move(@RequestParam ProductId product, @RequestParam int version, @RequestParam DraftMove move,
            StaffCaller caller, Locale language, Model model) {
        moveDraft.move(SellerPerson.of(caller), product, version, ProductHappening.valueOf(move.name()));
        if (move == DraftMove.DISCARD) {
            return "redirect:/seller/products?tab=DRAFT";
        }
        model.addAttribute("notice", "listing.done." + move);
        return view.show(caller, product, ProductView.Part.of(null), language, model);
    }

    @PostMapping("/seller/products/moves")
    String move(@RequestParam ProductId product, @RequestParam Move move, StaffCaller caller, Locale language,
            Model model) {
        moveProduct.move(SellerPerson.of(caller), product, ProductHappening.valueOf(move.name()));
        model.addAttribute("notice", "listing.done." + move);
        return view.show(caller, product, ProductView.Part.of(null), language, model);
    }

    @PostMapping("/seller/products/prices")
    String reprice(@RequestParam ProductId product, @RequestParam int version,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,9}") String price,
            @RequestParam(defaultValue = "") @Size(max = 10) String salePrice,
            @RequestParam(defaultValue = "") @Size(max = 30) String saleFrom,
            @RequestParam(defaultValue = "") @Size(max = 30) String saleUntil,
            @RequestParam(defaultValue = "") @Size(max = 19) String template, StaffCaller caller, Locale language,
            Model model) {
        reprice.reprice(SellerPerson.of(caller), product, version,
                new TermsForm(price, salePrice, saleFrom, saleUntil, template).terms());
        model.addAttribute("notice", "listing.done.PRICE");
        return view.show(caller, product, ProductView.Part.of(null), language, model);
    }

    @PostMapping("/seller/products/copies")
    String copy(@RequestParam ProductId product, StaffCaller caller, Locale language, HttpServletResponse response,
            Model model) {
        ProductId fresh = copy.copy(SellerPerson.of(caller), product);
        response.setHeader("HX-Push-Url", "/seller/products/" + fresh.value());
        model.addAttribute("notice", "listing.done.COPY");
        return view.show(caller, fresh, ProductView.Part.of(null), language, model);
    }
}
