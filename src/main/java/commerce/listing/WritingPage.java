package commerce.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.CategoryId;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.image.AddImage;
import commerce.product.Content;
import commerce.product.Draft;
import commerce.product.ReadOwnProduct;
import commerce.product.SellerPerson;
import commerce.product.Terms;
import commerce.product.WriteProduct;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import platform.ops.OpsController;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.idempotency.BeforeTheDeed;

/**
 * Where what is filled in about a product is kept: all of it at once, with pictures that come with it. It comes with files, so that a
 * description may have lines.
 */
@OpsController
class WritingPage {
    private static final String PRICE = "[1-9][0-9]{0,9}";
    private static final String PICTURE = "(EARLIER|REMOVE)-[1-9][0-9]{0,17}";

    private final ProductView view;
    private final ReadOwnProduct products;
    private final KeepProduct keep;
    private final AddImage images;

    WritingPage(ProductView view, ReadOwnProduct products, KeepProduct keep, AddImage images) {
        this.view = view;
        this.products = products;
        this.keep = keep;
        this.images = images;
    }

    /** What is done with what was filled in. */
    enum Step {
        /** It is kept. */
        SAVE,
        /** The same, with a form for each combination of choices. */
        COMBINE,
        /** It is kept and handed in. */
        SUBMIT
    }

    @PostMapping("/seller/products")
    String fresh(@RequestParam CategoryId category, @RequestParam @Size(min = 1, max = 100) String name,
            @RequestParam @Pattern(regexp = PRICE) String price, @RequestParam(defaultValue = "SAVE") Step step,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam MultiValueMap<String, String> fields, StaffCaller caller, Locale language,
            HttpServletResponse response, Model model) throws IOException {
        SellerPerson person = SellerPerson.of(caller);
        ProductForm form = new ProductForm(fields);
        Content content = form.content(category.value(), step == Step.COMBINE);
        Terms terms = form.terms().terms();
        List<MultipartFile> brought = brought(content.images().size(), files);
        if (!brought.isEmpty()) {
            keep.check(person, null, WriteProduct.NEW, new Draft(content, terms));
        }
        Content shown = showing(content, together(content.images(), add(person, brought)));
        ProductId id = keep.keep(person, null, WriteProduct.NEW, new Draft(shown, terms), step == Step.SUBMIT);
        response.setHeader("HX-Push-Url", "/seller/products/" + id.value());
        return finish(id, step, caller, language, model);
    }

    @PostMapping("/seller/products/drafts")
    String change(@RequestParam ProductId product, @RequestParam int version, @RequestParam CategoryId category,
            @RequestParam @Size(min = 1, max = 100) String name, @RequestParam(defaultValue = "SAVE") Step step,
            @RequestParam(required = false) @Pattern(regexp = PICTURE) @Nullable String picture,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam MultiValueMap<String, String> fields, StaffCaller caller, Locale language, Model model)
            throws IOException {
        SellerPerson person = SellerPerson.of(caller);
        ProductForm form = new ProductForm(fields);
        Content content = form.content(category.value(), step == Step.COMBINE);
        ReadOwnProduct.OwnProduct before = products.read(person.seller(), product);
        Terms terms = before.known() != null
                ? null
                : fields.containsKey("price") ? form.terms().terms() : before.terms();
        List<MultipartFile> brought = brought(content.images().size(), files);
        if (!brought.isEmpty()) {
            keep.check(person, product, version, new Draft(content, terms));
        }
        List<Long> shown = together(arranged(content.images(), picture), add(person, brought));
        keep.keep(person, product, version, new Draft(showing(content, shown), terms), step == Step.SUBMIT);
        return finish(product, step, caller, language, model);
    }

    private String finish(ProductId id, Step step, StaffCaller caller, Locale language, Model model) {
        model.addAttribute("notice", "listing.done." + step);
        return view.show(caller, id, language, model);
    }

    private static List<MultipartFile> brought(int shown, @Nullable List<MultipartFile> files) {
        List<MultipartFile> brought = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        if (shown + brought.size() > ProductImages.MOST) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "images");
        }
        return brought;
    }

    private List<Long> add(SellerPerson person, List<MultipartFile> brought) throws IOException {
        List<Long> added = new ArrayList<>();
        for (MultipartFile file : brought) {
            byte[] picture = file.getBytes();
            added.add(BeforeTheDeed.call(() -> images.add(person.seller(), picture)).value());
        }
        return added;
    }

    private static List<Long> together(List<Long> before, List<Long> added) {
        List<Long> all = new ArrayList<>(before);
        all.addAll(added);
        return all;
    }

    private static List<Long> arranged(List<Long> images, @Nullable String picture) {
        if (picture == null) {
            return images;
        }
        String[] said = picture.split("-", 2);
        List<Long> arranged = new ArrayList<>(images);
        int at = arranged.indexOf(Long.valueOf(said[1]));
        if (at >= 0 && said[0].equals("REMOVE")) {
            arranged.remove(at);
        } else if (at > 0) {
            Collections.swap(arranged, at, at - 1);
        }
        return arranged;
    }

    private static Content showing(Content content, List<Long> images) {
        return new Content(content.name(), content.description(), content.category(), content.taxFree(),
                content.optionGroups(), content.forms(), content.attributes(), content.notice(), images);
    }
}
