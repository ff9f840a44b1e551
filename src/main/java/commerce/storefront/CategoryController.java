package commerce.storefront;

import java.util.List;
import java.util.Locale;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryId;
import commerce.catalogue.CategoryTree;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.refusal.CommerceError;
import commerce.shelf.KnownCategories;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.web.DomainException;
import platform.web.Refuses;

/** Where buyers look for goods. */
@RestController
@RequestMapping("/v1/commerce/categories")
@Tag(name = "Categories", description = "The tree of categories; open to everybody")
class CategoryController {
    private final KnownCategories categories;
    private final GoodsForms forms;

    CategoryController(KnownCategories categories, GoodsForms forms) {
        this.categories = categories;
        this.forms = forms;
    }

    /** The first level, each with what is below it. */
    record TreeView(List<NodeView> items) {}

    /** A category with those below it. */
    record NodeView(CategoryId id, @Schema(example = "과일") String name,
            @Schema(description = "whether products are put here", example = "true") boolean holdsProducts,
            @Schema(example = "[]") List<NodeView> children) {
        static NodeView of(Category category, CategoryTree tree, boolean korean) {
            return new NodeView(category.id(), korean ? category.nameKo() : category.nameEn(),
                    category.goods() != null,
                    tree.below(category.id()).stream().map(each -> of(each, tree, korean)).toList());
        }
    }

    /** What sellers tell of goods of a category. */
    record FormView(CategoryId id, String name, List<AttributeView> attributes, List<NoticeView> notice) {
        static FormView of(GoodsForm form, boolean korean) {
            Category category = form.category();
            return new FormView(category.id(), korean ? category.nameKo() : category.nameEn(),
                    form.attributes().stream()
                            .map(each -> new AttributeView(each.code(), korean ? each.nameKo() : each.nameEn(),
                                    each.required(), each.choices()))
                            .toList(),
                    form.notice().stream()
                            .map(each -> new NoticeView(each.code(), korean ? each.nameKo() : each.nameEn())).toList());
        }
    }

    /** Something told of goods; any text when there are no choices. */
    record AttributeView(@Schema(example = "ORIGIN") String code, @Schema(example = "원산지") String name,
            boolean required, @Schema(example = "[]") List<String> choices) {}

    /** A line of what the law wants told. */
    record NoticeView(@Schema(example = "PRODUCER") String code, @Schema(example = "생산자(수입자)") String name) {}

    @Operation(summary = "Read the tree of categories")
    @GetMapping
    TreeView tree(Locale language) {
        CategoryTree tree = categories.tree();
        return new TreeView(
                tree.first().stream().map(each -> NodeView.of(each, tree, isKorean(language))).toList());
    }

    @Operation(summary = "Read what is told of goods of a category", description = "Its attributes, and what the law wants told of goods that are sold at a distance.")
    @Refuses("CATEGORY_NOT_FOUND")
    @GetMapping("/{id}")
    FormView form(@PathVariable CategoryId id, Locale language) {
        return forms.of(id).map(form -> FormView.of(form, isKorean(language)))
                .orElseThrow(() -> new DomainException(CommerceError.CATEGORY_NOT_FOUND));
    }

    private static boolean isKorean(Locale language) {
        return language.getLanguage().equals(Locale.KOREAN.getLanguage());
    }
}
