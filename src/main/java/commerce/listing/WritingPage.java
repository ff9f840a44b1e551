package commerce.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;

import commerce.catalogue.CategoryId;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.image.AddImage;
import commerce.product.Content;
import commerce.product.Draft;
import commerce.product.FindFlaws;
import commerce.product.Flaw;
import commerce.product.ReadOwnProduct;
import commerce.product.ReadOwnProduct.OwnProduct;
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
import platform.web.ErrorCode;
import platform.web.idempotency.BeforeTheDeed;

/**
 * Where what is filled in about a product is kept: all of it at once, with pictures that come with it. It comes with files, so that a
 * description may have lines.
 */
@OpsController
class WritingPage {
    private static final String PICTURE = "(EARLIER|REMOVE)-[1-9][0-9]{0,17}";

    private static final Set<ErrorCode> NO_PICTURE = Set.of(CommerceError.NOT_A_PICTURE,
            CommerceError.PICTURE_SIZE_NOT_ALLOWED);

    private final ProductView view;
    private final ReadOwnProduct products;
    private final KeepProduct keep;
    private final FindFlaws flaws;
    private final AddImage images;

    WritingPage(ProductView view, ReadOwnProduct products, KeepProduct keep, FindFlaws flaws, AddImage images) {
        this.view = view;
        this.products = products;
        this.keep = keep;
        this.flaws = flaws;
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

    /**
     * What is asked for beside the fields.
     *
     * @param at the step of a new product that was filled in; null where there are none
     * @param go the step that is wanted next; null for none
     */
    private record Asked(Step step, @Nullable Section at, @Nullable Section go, @Nullable String picture,
            @Nullable List<MultipartFile> files) {}

    @PostMapping("/seller/products")
    String fresh(@RequestParam CategoryId category, @RequestParam String name,
            @RequestParam(defaultValue = "SAVE") Step step, @RequestParam(required = false) @Nullable Section at,
            @RequestParam(required = false) @Nullable Section go,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam MultiValueMap<String, String> fields, StaffCaller caller, Locale language,
            HttpServletResponse response, Model model) throws IOException {
        return write(caller, null, WriteProduct.NEW, category, new Asked(step, at, go, null, files),
                new ProductForm(fields), language, response, model);
    }

    @PostMapping("/seller/products/drafts")
    String change(@RequestParam ProductId product, @RequestParam int version, @RequestParam CategoryId category,
            @RequestParam String name, @RequestParam(defaultValue = "SAVE") Step step,
            @RequestParam(required = false) @Nullable Section at, @RequestParam(required = false) @Nullable Section go,
            @RequestParam(required = false) @Pattern(regexp = PICTURE) @Nullable String picture,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam MultiValueMap<String, String> fields, StaffCaller caller, Locale language,
            HttpServletResponse response, Model model) throws IOException {
        return write(caller, products.read(SellerPerson.of(caller).seller(), product), version, category,
                new Asked(step, at, go, picture, files), new ProductForm(fields), language, response, model);
    }

    /** Keeps what can be kept, whatever is missing; where that was to be handed in, or left behind, the page says so. */
    private String write(StaffCaller caller, @Nullable OwnProduct before, int version, CategoryId category, Asked asked,
            ProductForm form, Locale language, HttpServletResponse response, Model model) throws IOException {
        SellerPerson person = SellerPerson.of(caller);
        Content content = form.content(category.value(), asked.step() == Step.COMBINE);
        List<MultipartFile> brought = asked.files() == null
                ? List.of()
                : asked.files().stream().filter(file -> !file.isEmpty()).toList();
        boolean isKnown = before != null && before.known() != null;
        List<Flaw> wrong = unkeepable(form, content, brought.size(), isKnown);
        if (!wrong.isEmpty()) {
            return view.refused(caller, before, form, content, wrong, asked.at(), language, response, model);
        }
        Terms terms = before != null && (isKnown || !form.isPriced()) ? before.terms() : form.terms().draft();
        Draft draft = new Draft(content, isKnown ? null : terms);
        ProductId id = before == null ? null : before.id();
        if (!brought.isEmpty()) {
            keep.check(person, id, version, draft);
        }
        List<Long> added;
        try {
            added = add(person, brought);
        } catch (DomainException refusal) {
            if (!NO_PICTURE.contains(refusal.code())) {
                throw refusal;
            }
            return view.refused(caller, before, form, content, List.of(new Flaw("images")), asked.at(), language,
                    response, model);
        }
        Content shown = showing(content, together(arranged(content.images(), asked.picture()), added));
        List<Flaw> missing = flaws.of(person.seller(), shown, terms);
        boolean isHandedIn = asked.step() == Step.SUBMIT && missing.isEmpty();
        ProductId kept = keep.keep(person, id, version, new Draft(shown, draft.terms()), isHandedIn);
        if (asked.step() == Step.SUBMIT && !isHandedIn) {
            return "redirect:" + Section.path(kept, isKnown ? null : Section.firstOf(missing).orElseThrow(), true);
        }
        if (asked.at() != null && asked.go() != null) {
            return "redirect:" + leave(kept, asked.at(), asked.go(), missing);
        }
        response.setHeader("HX-Push-Url", Section.path(kept, asked.at(), false));
        model.addAttribute("notice", "listing.done." + asked.step());
        return view.show(caller, kept, ProductView.Part.of(asked.at()), language, model);
    }

    private static List<Flaw> unkeepable(ProductForm form, Content content, int brought, boolean isKnown) {
        Set<Flaw> wrong = new LinkedHashSet<>(form.unreadable());
        wrong.addAll(FindFlaws.unkeepable(content));
        if (content.images().size() + brought > ProductImages.MOST) {
            wrong.add(new Flaw("images"));
        }
        if (!isKnown && form.isPriced()) {
            form.terms().flaw().or(() -> costsNothing(form.terms().draft(), content)).ifPresent(wrong::add);
        }
        return List.copyOf(wrong);
    }

    private static Optional<Flaw> costsNothing(@Nullable Terms terms, Content content) {
        return terms == null || terms.price().isPositive()
                || content.forms().stream().anyMatch(form -> form.priceDifference() > 0)
                        ? Optional.empty()
                        : Optional.of(new Flaw("price"));
    }

    /** To where they want to go back; on to there, or to the first step before it in which something is not right. */
    private static String leave(ProductId id, Section at, Section go, List<Flaw> missing) {
        Optional<Section> stop = Section.firstOf(missing)
                .filter(each -> go.compareTo(at) > 0 && each.compareTo(go) < 0);
        return Section.path(id, stop.orElse(go), stop.isPresent());
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
