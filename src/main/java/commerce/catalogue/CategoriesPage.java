package commerce.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Where operators change the tree of categories, and what sellers have to tell of goods. */
@OpsController
class CategoriesPage {
    private static final String PLACE = "[0-9]{1,4}";

    private final Categories categories;
    private final GoodsForms forms;
    private final LegalNotice notice;
    private final ChangeCategories change;
    private final ChangeAttributes attributes;

    CategoriesPage(Categories categories, GoodsForms forms, LegalNotice notice, ChangeCategories change,
            ChangeAttributes attributes) {
        this.categories = categories;
        this.forms = forms;
        this.notice = notice;
        this.change = change;
        this.attributes = attributes;
    }

    /** A category in the tree, so many levels down. */
    record Node(Category category, int depth) {}

    /** What is filled in about a category. */
    record CategoryForm(@NotBlank @Size(max = 40) String nameKo, @NotBlank @Size(max = 60) String nameEn,
            @NotNull @Pattern(regexp = PLACE) String place, @Nullable GoodsCategory goods,
            @Nullable @Size(max = 20) String notice) {}

    /** What is filled in about something to tell. */
    record AttributeForm(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,29}") String code,
            @NotBlank @Size(max = 40) String nameKo, @NotBlank @Size(max = 60) String nameEn,
            @NotNull @Pattern(regexp = PLACE) String place, @Nullable Boolean required,
            @Nullable @Size(max = 500) String choices) {
        Attribute attribute() {
            return new Attribute(code, nameKo.strip(), nameEn.strip(), required != null,
                    choices == null
                            ? List.of()
                            : Arrays.stream(choices.split(",", -1)).map(String::strip)
                                    .filter(choice -> !choice.isEmpty()).map(choice -> choice.replace('|', '/'))
                                    .distinct().toList());
        }
    }

    @Bean
    static OpsPage categoriesInNavigation() {
        return new OpsPage("/ops/commerce/categories", "categories", "modules", 45);
    }

    @GetMapping("/ops/commerce/categories")
    String tree(Model model) {
        CategoryTree tree = categories.tree();
        List<Node> nodes = new ArrayList<>();
        tree.first().forEach(category -> add(nodes, tree, category, 0));
        model.addAttribute("nodes", nodes);
        addChoices(model);
        return "commerce/categories";
    }

    @GetMapping("/ops/commerce/categories/{categoryId}")
    String one(@PathVariable CategoryId categoryId, Model model) {
        CategoryTree tree = categories.tree();
        model.addAttribute("category", tree.find(categoryId)
                .orElseThrow(() -> new DomainException(CommerceError.CATEGORY_NOT_FOUND)));
        model.addAttribute("place", categories.place(categoryId));
        model.addAttribute("path", tree.path(categoryId));
        model.addAttribute("own", attributes.of(categoryId));
        model.addAttribute("form", forms.of(categoryId).orElseThrow());
        addChoices(model);
        return "commerce/category";
    }

    @PostMapping("/ops/commerce/categories")
    String add(@RequestParam(required = false) @Nullable CategoryId parent, @Valid @ModelAttribute CategoryForm filled,
            StaffCaller operator, Model model) {
        CategoryId id = change.add(operator, parent, said(filled));
        model.addAttribute("notice", "categories.saved");
        return one(id, model);
    }

    @PostMapping("/ops/commerce/categories/changes")
    String change(@RequestParam CategoryId category, @Valid @ModelAttribute CategoryForm filled, StaffCaller operator,
            Model model) {
        change.change(operator, category, said(filled));
        model.addAttribute("notice", "categories.saved");
        return one(category, model);
    }

    @PostMapping("/ops/commerce/categories/attributes")
    String tell(@RequestParam CategoryId category, @Valid @ModelAttribute AttributeForm filled, StaffCaller operator,
            Model model) {
        attributes.write(operator, category, Integer.parseInt(filled.place()), filled.attribute());
        model.addAttribute("notice", "categories.saved");
        return one(category, model);
    }

    @PostMapping("/ops/commerce/categories/attributes/removal")
    String remove(@RequestParam CategoryId category, @RequestParam @Size(max = 30) String code, StaffCaller operator,
            Model model) {
        attributes.remove(operator, category, code);
        model.addAttribute("notice", "categories.saved");
        return one(category, model);
    }

    private ChangeCategories.Said said(CategoryForm filled) {
        String list = filled.notice();
        if (list != null && !list.isEmpty() && !notice.kinds().contains(list)) {
            throw new DomainException(CommerceError.CATEGORY_NOT_POSSIBLE, "notice");
        }
        return new ChangeCategories.Said(filled.nameKo().strip(), filled.nameEn().strip(),
                Integer.parseInt(filled.place()), filled.goods(), list == null || list.isEmpty() ? null : list);
    }

    private void addChoices(Model model) {
        model.addAttribute("sorts", GoodsCategory.values());
        model.addAttribute("notices", notice.kinds());
    }

    private static void add(List<Node> nodes, CategoryTree tree, Category category, int depth) {
        nodes.add(new Node(category, depth));
        tree.below(category.id()).forEach(each -> add(nodes, tree, each, depth + 1));
    }
}
